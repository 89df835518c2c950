namespace Baken.Kernel;

/// <summary>Who decides on a processing (AVG article 4(7)): a municipality processes as two controllers.</summary>
public enum Controller
{
    /// <summary><i>College van burgemeester en wethouders</i>.</summary>
    College,

    /// <summary><i>Burgemeester</i>: public order, closure, Opiumwet article 13b.</summary>
    Mayor,
}
