using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Components;
using QRCoder;

namespace Baken.Access;

/// <summary>A QR code as one SVG path: no style and no script, so it passes the strictest content security policy.</summary>
internal static class QrPicture
{
    public static MarkupString Draw(string content, string label)
    {
        using var code = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var size = code.ModuleMatrix.Count;
        var path = new StringBuilder();
        for (var row = 0; row < size; row++)
        for (var column = 0; column < size; column++)
            if (code.ModuleMatrix[row][column])
                path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
        return new MarkupString(
            $"""
            <svg class="baken-qr" role="img" aria-label="{WebUtility.HtmlEncode(label)}" width="240" height="240"
              viewBox="0 0 {size} {size}" shape-rendering="crispEdges">
            <rect width="{size}" height="{size}" fill="#fff"/><path d="{path}" fill="#000"/></svg>
            """
        );
    }
}
