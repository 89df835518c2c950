using System.Globalization;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy.Requests;

/// <summary>How many requests of a year have a number.</summary>
internal sealed class RequestYear
{
    public required int Year { get; init; }

    public int Last { get; private set; }
}

internal static class RequestNumbers
{
    /// <summary>The next number of the year. Its row is locked until the transaction ends, so no number is given twice or left out.</summary>
    public static async Task<string> NextNumberAsync(this ModuleDb db, int year, CancellationToken cancellation)
    {
        var numbers = await db
            .Database.SqlQuery<int>(
                $"""
                INSERT INTO privacy_request_year (year, last) VALUES ({year}, 1)
                ON CONFLICT (year) DO UPDATE SET last = privacy_request_year.last + 1
                RETURNING last AS "Value"
                """
            )
            .ToListAsync(cancellation);
        return string.Create(CultureInfo.InvariantCulture, $"{year}-{numbers[0]:0000}");
    }
}
