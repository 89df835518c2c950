using System.Globalization;
using Baken.Sources;
using Baken.Sources.Files;
using CsCheck;

namespace Baken.Tests.Sources;

public sealed class FigureTextTests : IDisposable
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");
    private readonly Given given = new();

    public void Dispose() => given.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData(" . ")]
    [InlineData("x")]
    [InlineData("-")]
    [InlineData("NULL")]
    [InlineData("NaN")]
    [InlineData("-99997")]
    [InlineData("-99995.0")]
    [InlineData("-99999999")]
    [InlineData("-99997,0")]
    public void A_withheld_value_is_not_a_number_and_never_zero(string text)
    {
        var mark = DecimalMark.Unknown;
        FigureText.TryRead(text, ref mark, out var value).ShouldBeTrue();
        value.ShouldBe(double.NaN);
    }

    [Theory]
    [InlineData("1e5")]
    [InlineData("12 km")]
    [InlineData("Infinity")]
    [InlineData("--5")]
    [InlineData("1.2.3")]
    [InlineData("12,34,5")]
    [InlineData("٣")]
    [InlineData("9999999999999999999999999999999999")]
    public void What_is_no_number_is_not_guessed_at(string text)
    {
        var mark = DecimalMark.Unknown;
        FigureText.TryRead(text, ref mark, out _).ShouldBeFalse();
    }

    [Fact]
    public void Every_number_is_read_back_as_it_was_written_with_point_and_with_comma() =>
        Gen.Decimal[-1_000_000m, 1_000_000m]
            .Select(number => Math.Round(number, 2))
            .Sample(number =>
            {
                foreach (
                    var (culture, format, known) in new[]
                    {
                        (CultureInfo.InvariantCulture, "F2", DecimalMark.Point),
                        (Dutch, "F2", DecimalMark.Comma),
                        (Dutch, "N2", DecimalMark.Comma),
                        (CultureInfo.InvariantCulture, "N2", DecimalMark.Point),
                    }
                )
                {
                    var mark = known;
                    FigureText.TryRead(number.ToString(format, culture), ref mark, out var value).ShouldBeTrue();
                    value.ShouldBe((double)number);
                }
            });

    [Fact]
    public void The_decimal_mark_is_found_from_what_only_it_can_mean()
    {
        FigureText.Sniff(["a", "12", "1.234", "12,5"]).ShouldBe(DecimalMark.Comma);
        FigureText.Sniff(["1,234", "0.125"]).ShouldBe(DecimalMark.Point);
        FigureText.Sniff(["1.234,56"]).ShouldBe(DecimalMark.Comma);
        FigureText.Sniff(["1.234", "1,234"]).ShouldBe(DecimalMark.Unknown);
    }

    /// <summary>Any table of any texts, written with quotes, comes back field by field with the right lines.</summary>
    [Fact]
    public void Every_table_is_read_back_as_it_was_written()
    {
        var field = Gen.String[Gen.Char["abc é;,|\t\"\n0.5"], 1, 6].Where(text => !string.IsNullOrWhiteSpace(text));
        Gen.Select(field.Array[3].Array[1, 6], OneOf(';', ',', '\t', '|'), OneOf("\n", "\r\n"))
            .Sample(
                (rows, delimiter, end) =>
                {
                    static string Quote(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
                    var lines = rows.Select(row => string.Join(delimiter, row.Select(Quote)));
                    using var own = new Given();
                    var path = own.Write("t.csv", $"alfa{delimiter}beta{delimiter}gamma{end}{string.Join(end, lines)}{end}");
                    using var text = SourceText
                        .Open(new SourceFile(path), cancellation: TestContext.Current.CancellationToken)
                        .Value;
                    text.Delimiter.ShouldBe(delimiter);
                    text.Columns.ShouldBe(["alfa", "beta", "gamma"]);
                    var line = 2;
                    foreach (var row in rows)
                    {
                        text.Read().ShouldBeTrue();
                        text.Line.ShouldBe(line);
                        for (var at = 0; at < 3; at++)
                            text[at].ToString().ShouldBe(row[at]);
                        line += 1 + row.Sum(cell => cell.Count(character => character == '\n'));
                    }

                    text.Read().ShouldBeFalse();
                },
                iter: 200
            );
    }

    [Fact]
    public async Task A_bad_row_is_rejected_with_its_line_and_the_rest_is_read()
    {
        var outcome = await given.Read(
            SourceKeys.KeyFigures,
            "x2024.csv",
            "code,inwoners,koopwoningen_pct\nGM9001,100,50\nGM9002,100\nXX9003,100,50\nGM9004,12.5,50\nGM9005,100,101\nGM9001,7,7\nGM9006,8,8\nGM9007,8,8\nGM9008,8,8\nGM9009,8,8\n"
        );

        var reading = outcome.Value;
        reading.Rows.ShouldBe(10);
        reading.Rejected.Select(row => row.Line).Order().ShouldBe([3, 4, 5, 6, 7]);
        reading.RejectedCount.ShouldBe(5);
        reading.Figures.ShouldHaveSingleItem().Codes.Length.ShouldBe(5);
    }

    private static Gen<T> OneOf<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(at => choices[at]);
}
