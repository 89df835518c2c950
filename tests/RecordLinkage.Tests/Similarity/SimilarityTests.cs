using CsCheck;

namespace RecordLinkage.Tests;

public sealed class SimilarityTests
{
    // Few letters, so that texts have much in common; long ones pass the border of a vector and of a word.
    private static readonly Gen<string> Text = Gen.Char['a', 'e'].Array[0, 20].Select(letters => new string(letters));
    private static readonly Gen<string> Any = Gen.OneOf(
        Text,
        Gen.Char['a', 'e'].Array[0, 140].Select(letters => new string(letters))
    );

    [Theory]
    [InlineData("martha", "marhta", 0.9611111111)]
    [InlineData("dixon", "dicksonx", 0.8133333333)]
    [InlineData("dwayne", "duane", 0.84)]
    [InlineData("jellyfish", "smellyfish", 0.8962962963)]
    [InlineData("a", "a", 1)]
    [InlineData("a", "b", 0)]
    [InlineData("", "", 1)]
    [InlineData("", "a", 0)]
    [InlineData("abcd", "badc", 0.8333333333)]
    public void Jaro_Winkler_gives_the_published_answers(string left, string right, double expected) =>
        JaroWinkler.Similarity(Given.Bytes(left), Given.Bytes(right)).ShouldBe(expected, 1e-9);

    [Theory]
    [InlineData("kitten", "sitting", 3, 3)]
    [InlineData("ca", "abc", 3, 2)]
    [InlineData("1980-12-01", "1980-21-01", 2, 1)]
    [InlineData("jansen", "jasnen", 2, 1)]
    [InlineData("", "abc", 3, 3)]
    public void Edit_distances_give_the_published_answers(string left, string right, int levenshtein, int damerau)
    {
        Levenshtein.Distance(Given.Bytes(left), Given.Bytes(right)).ShouldBe(levenshtein);
        DamerauLevenshtein.Distance(Given.Bytes(left), Given.Bytes(right)).ShouldBe(damerau);
    }

    [Fact]
    public void Jaro_in_words_of_bits_equals_the_definition() =>
        Gen.Select(Any, Any)
            .Sample(
                (left, right) => JaroWinkler.Jaro(Given.Bytes(left), Given.Bytes(right)).ShouldBe(Naive.Jaro(left, right), 1e-12),
                iter: 5000
            );

    [Fact]
    public void Levenshtein_in_words_of_bits_equals_the_definition() =>
        Gen.Select(Any, Any)
            .Sample(
                (left, right) =>
                    Levenshtein.Distance(Given.Bytes(left), Given.Bytes(right)).ShouldBe(Naive.Levenshtein(left, right)),
                iter: 3000
            );

    [Fact]
    public void Damerau_equals_the_shortest_path_of_edits() =>
        Gen.Select(Gen.Char['a', 'c'].Array[0, 5], Gen.Char['a', 'c'].Array[0, 5])
            .Sample(
                (left, right) =>
                    DamerauLevenshtein
                        .Distance(Given.Bytes(new(left)), Given.Bytes(new(right)))
                        .ShouldBe(Naive.ShortestEdits(new(left), new(right))),
                iter: 300
            );

    [Fact]
    public void Short_texts_in_a_vector_give_what_long_ones_give()
    {
        var shortText = Gen.Char['a', 'e'].Array[1, 16].Select(letters => new string(letters));
        Gen.Select(shortText, shortText)
            .Sample(
                (left, right) =>
                {
                    byte[] l = Padded(left),
                        r = Padded(right);
                    ShortText.Jaro(ref l[0], left.Length, ref r[0], right.Length).ShouldBe(Naive.Jaro(left, right), 1e-12);
                    ShortText
                        .JaroWinkler(ref l[0], left.Length, ref r[0], right.Length)
                        .ShouldBe(JaroWinkler.Similarity(Given.Bytes(left), Given.Bytes(right)), 1e-12);
                    var apart = Naive.Levenshtein(left, right);
                    for (var most = 0; most <= 4; most++)
                    {
                        var measured = ShortText.Levenshtein(ref l[0], left.Length, ref r[0], right.Length, most);
                        (measured <= most).ShouldBe(apart <= most);
                        if (apart <= most)
                            measured.ShouldBe(apart);
                    }
                },
                iter: 20000
            );
    }

    [Fact]
    public void The_filter_lets_every_pair_within_reach_through()
    {
        var shortText = Gen.Char['a', 'c'].Array[0, 16].Select(letters => new string(letters));
        Gen.Select(shortText, shortText)
            .Sample(
                (left, right) =>
                {
                    byte[] l = Padded(left),
                        r = Padded(right);
                    var apart = DamerauLevenshtein.Distance(Given.Bytes(left), Given.Bytes(right));
                    for (var most = apart; most <= 4; most++)
                        ShortText.MayBeWithin(ref l[0], left.Length, ref r[0], right.Length, most).ShouldBeTrue();
                },
                iter: 20000
            );
    }

    [Fact]
    public void Jaccard_counts_what_is_common_once()
    {
        Jaccard.Letters(Given.Bytes("duck"), Given.Bytes("luck")).ShouldBe(3 / 5.0);
        Jaccard.Words(Given.Bytes("de vries jan"), Given.Bytes("jan  de boer")).ShouldBe(2 / 4.0);
        Jaccard.Bigrams(Given.Bytes("ab"), Given.Bytes("ab")).ShouldBe(1);
        Jaccard.Letters([], []).ShouldBe(0);
    }

    [Theory]
    [InlineData("Robert", "R163")]
    [InlineData("Rupert", "R163")]
    [InlineData("Tymczak", "T522")]
    [InlineData("Pfister", "P236")]
    [InlineData("Honeyman", "H555")]
    public void Soundex_gives_the_published_answers(string name, string key) => Phonetics.Soundex(name).ShouldBe(key);

    [Theory]
    [InlineData("Dijkstra", "Dykstra")]
    [InlineData("Claassen", "Klaasen")]
    [InlineData("Schmidt", "Smit")]
    [InlineData("Vermeulen", "Fermeulen")]
    [InlineData("Philips", "Filips")]
    public void Spellings_of_one_sound_get_one_key(string one, string other) =>
        Phonetics.Dutch(one).ShouldBe(Phonetics.Dutch(other));

    private static byte[] Padded(string text)
    {
        var bytes = new byte[16];
        Given.Bytes(text).CopyTo(bytes, 0);
        return bytes;
    }
}
