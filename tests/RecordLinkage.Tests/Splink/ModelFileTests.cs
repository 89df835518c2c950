namespace RecordLinkage.Tests;

public sealed class ModelFileTests
{
    [Fact]
    public void A_model_survives_its_file()
    {
        foreach (var model in BuiltInModels.Names.Select(BuiltInModels.Read).Append(Given.Model("h50k.splink4.model.json")))
        {
            var written = ModelFile.Write(model);
            ModelFile.Write(ModelFile.Read(written)).ShouldBe(written);
            ModelFile.Read(written).Comparisons[0].Levels[1].Condition.ShouldBe(model.Comparisons[0].Levels[1].Condition);
        }
    }

    [Theory]
    [InlineData("{}", "format")]
    [InlineData("not json", "JSON")]
    [InlineData(
        """{"format":"record-linkage/1","link_type":"dedupe","prior":2,"blocking_rules":[["a"]],"comparisons":[]}""",
        "prior"
    )]
    [InlineData(
        """{"format":"record-linkage/1","link_type":"dedupe","prior":0.1,"blocking_rules":[["a"]],"comparisons":[],"typo":1}""",
        "typo"
    )]
    [InlineData(
        """{"format":"record-linkage/1","link_type":"dedupe","prior":0.1,"blocking_rules":[],"comparisons":[{"name":"a","levels":[{"when":"exact(a)"},{"when":"otherwise"}]}]}""",
        "blocking rule"
    )]
    [InlineData(
        """{"format":"record-linkage/1","link_type":"dedupe","prior":0.1,"blocking_rules":[["a"]],"comparisons":[{"name":"a","levels":[{"when":"sounds_like(a)"},{"when":"otherwise"}]}]}""",
        "sounds_like(a)"
    )]
    [InlineData(
        """{"format":"record-linkage/1","link_type":"dedupe","prior":0.1,"blocking_rules":[["a"]],"comparisons":[{"name":"a","levels":[{"when":"exact(a)"},{"when":"exact(b)"}]}]}""",
        "last level"
    )]
    public void What_is_no_model_is_refused_in_words(string json, string word) =>
        Should.Throw<InvalidDataException>(() => ModelFile.Read(json)).Message.ShouldContain(word, Case.Insensitive);

    [Fact]
    public void An_untrained_model_is_not_scored_with()
    {
        var data = Given.Data(["id", "given_name", "surname"], ["1", "jan", "smit"], ["2", "jan", "smit"]);
        var model = Given.Model("h50k.splink4.model.json") with
        {
            BlockingRules = [new("surname")],
            MadeColumns = [],
            Comparisons = [new("surname", [new(Condition.Exact("surname")), new(Condition.Otherwise)])],
        };
        Should.Throw<InvalidDataException>(() => PairScorer.Run(model, data, new(), _ => { })).Message.ShouldContain("train");
    }
}
