using Microsoft.AspNetCore.Components;

namespace Baken.Kernel;

/// <summary>
/// Whose turn it is among the parts of one page. They share one unit of work, which answers one question at a time, and the renderer starts
/// them all at once.
/// </summary>
public sealed class Turn : IDisposable
{
    private readonly SemaphoreSlim free = new(1);

    public void Dispose() => free.Dispose();

    internal Task WaitAsync() => free.WaitAsync();

    internal void Pass() => free.Release();
}

/// <summary>
/// What a module puts on the page of another: it asks the house when the part before it is ready. The page itself is ready by then; what is
/// drawn beside a page that still asks, such as the frame, asks in a unit of work of its own.
/// </summary>
public abstract class InTurn : ComponentBase
{
    [Inject]
    private Turn Turn { get; set; } = null!;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        // What the renderer gives is gone after the first wait.
        parameters.SetParameterProperties(this);
        await Turn.WaitAsync();
        try
        {
            await base.SetParametersAsync(ParameterView.Empty);
        }
        finally
        {
            Turn.Pass();
        }
    }
}
