namespace Baken.Tests.Areas;

public sealed class AreaCodeTests
{
    [Theory]
    [InlineData("GM0034", AreaLevel.Municipality)]
    [InlineData("WK003401", AreaLevel.District)]
    [InlineData("bu00340101 ", AreaLevel.Neighbourhood)]
    [InlineData("NL00", AreaLevel.Country)]
    [InlineData("WK0363AA", AreaLevel.District)]
    [InlineData("BU0363AA01", AreaLevel.Neighbourhood)]
    [InlineData("  GM0034    ", AreaLevel.Municipality)]
    public void A_code_says_its_level_and_blanks_are_no_part_of_it(string text, AreaLevel level)
    {
        AreaCode.TryParse(text, out var code).ShouldBeTrue();
        code.Level.ShouldBe(level);
        code.Value.ShouldBe(text.Trim().ToUpperInvariant());
    }

    [Theory]
    [InlineData("")]
    [InlineData("GM034")]
    [InlineData("GM00345")]
    [InlineData("WK00340")]
    [InlineData("BU0034010A")]
    [InlineData("BU0363A101")]
    [InlineData("GM03AA")]
    [InlineData("PV24")]
    [InlineData("1.1.1")]
    public void Anything_else_is_no_code(string text) => AreaCode.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void A_code_knows_what_it_lies_in()
    {
        var neighbourhood = AreaCode.Parse("BU00340101");
        neighbourhood.Parent.ShouldBe(AreaCode.Parse("WK003401"));
        neighbourhood.Municipality.ShouldBe(AreaCode.Parse("GM0034"));
        neighbourhood.Parent!.Value.Parent!.Value.Parent.ShouldBe(AreaCode.Parse("NL00"));
        AreaCode.Parse("NL00").Parent.ShouldBeNull();
    }

    [Theory]
    [InlineData("96.02.1", "sbi2008:96021")]
    [InlineData("96021", "sbi2008:96021")]
    [InlineData("47.11", "sbi2008:4711")]
    [InlineData("s", "sbi2008:S")]
    [InlineData("G+I", "sbi2008:G+I")]
    [InlineData(" B-F ", "sbi2008:B-F")]
    public void A_sector_code_is_read_with_and_without_dots(string text, string written)
    {
        SbiCode.TryParse(2008, text, out var code).ShouldBeTrue();
        code.ToString().ShouldBe(written);
        SbiCode.Parse(written).ShouldBe(code);
    }

    [Theory]
    [InlineData(2008, "")]
    [InlineData(2008, "9")]
    [InlineData(2008, "960211")]
    [InlineData(2008, "9A")]
    [InlineData(2008, "G+")]
    [InlineData(1993, "9602")]
    public void A_wrong_sector_code_is_refused(int edition, string text) =>
        SbiCode.TryParse(edition, text, out _).ShouldBeFalse();

    [Fact]
    public void One_number_in_two_editions_is_two_codes()
    {
        SbiCode.TryParse(2008, "6120", out var old).ShouldBeTrue();
        SbiCode.TryParse(2025, "6120", out var present).ShouldBeTrue();
        old.ShouldNotBe(present);
    }
}
