using Baken.Profiles;
using Baken.Profiles.Computing;
using CsCheck;
using static Baken.Tests.Profiles.ProfilesAtlas;

namespace Baken.Tests.Profiles;

public sealed class ScoringTests
{
    private const double NaN = double.NaN;

    private static ProfileTable Score(ProfileModel model, Baken.Areas.Atlas atlas) =>
        AreaInputs.Of(model, atlas).Select(inputs => Scoring.Score(model, inputs)).Single();

    [Fact]
    public void The_contributions_of_every_score_add_up_to_it() =>
        Gen.Select(
                Gen.Double[0, 1000].Array[12].Array[5],
                Gen.Bool.Array[60],
                Gen.Enum<ProfileAggregation>(),
                Gen.Enum<ProfileNormalisation>()
            )
            .Sample(
                (columns, missing, aggregation, normalisation) =>
                {
                    var names = new[] { "a", "b", "c", "d", "e" };
                    var atlas = Make(
                        12,
                        [
                            .. names.Select(
                                (name, index) =>
                                    (
                                        name,
                                        2023,
                                        columns[index].Select((value, row) => missing[index * 12 + row] ? NaN : value).ToArray()
                                    )
                            ),
                        ]
                    );
                    foreach (var score in Score(ModelText.Small("a b|c d e", aggregation, normalisation), atlas).Scores)
                        if (score.Score is { } points)
                        {
                            score.Contributions.Sum(one => one.Points).ShouldBe(points, 1e-4);
                            score.Contributions.Sum(one => one.Weight).ShouldBe(1, 1e-4);
                            points.ShouldBeInRange(0, 100);
                        }
                        else
                            score.Contributions.ShouldAllBe(one => one.Points == 0 && one.Weight == 0);
                },
                iter: 200
            );

    [Fact]
    public void What_is_missing_is_not_zero_and_leaves_its_weight_to_the_others()
    {
        var table = Score(ModelText.Small("a b"), Make(3, ("a", 2023, [1, 2, 3]), ("b", 2023, [NaN, 10, 20])));
        var first = table.Scores[0];
        first.Score.ShouldBe(0);
        first.Present.ShouldBe(1 / 3.0, 1e-6);
        first.Contributions[0].Weight.ShouldBe(1);
        first
            .Contributions[1]
            .ShouldBe(
                first.Contributions[1] with
                {
                    Value = null,
                    Normalised = null,
                    Status = IndicatorStatus.Missing,
                    Points = 0,
                    Weight = 0,
                }
            );
        table.Scores[2].Score.ShouldBe(100);
    }

    [Fact]
    public void With_too_little_present_there_is_no_score_and_no_rank()
    {
        var table = Score(
            ModelText.Small("a b", minimumPresent: 0.5),
            Make(3, ("a", 2023, [1, 2, 3]), ("b", 2023, [NaN, 10, 20]))
        );
        table.Scores[0].Score.ShouldBeNull();
        table.Scores[0].Rank.ShouldBeNull();
        table.Ranked.ShouldBe(2);
        Reasons
            .Say(ModelText.Small("a b", minimumPresent: 0.5), table, table.Scores[0], english: false)
            .ShouldBe("Geen score: 33% van het gewicht telt mee en 50% is nodig. Niet meegeteld: cijfer b (ontbreekt).");
    }

    [Fact]
    public void A_hidden_value_never_shows_in_any_contribution()
    {
        var table = Score(ModelText.Small("a b"), Make(3, ("a", 2023, [1, 2, 3]), ("b", 2023, [Hidden, 10, 20])));
        var hidden = table.Scores[0].Contributions[1];
        hidden.ShouldBe(
            hidden with
            {
                Value = null,
                Normalised = null,
                Points = 0,
                Weight = 0,
                Status = IndicatorStatus.Suppressed,
            }
        );
        hidden.Imports.ShouldBeEmpty();
        table.Medians["b"].ShouldBe(15);
    }

    [Fact]
    public void A_sum_with_a_hidden_part_is_hidden()
    {
        var small = ModelText.Small("a");
        var model = small with
        {
            Groups =
            [
                small.Groups[0] with
                {
                    Indicators = [small.Groups[0].Indicators[0] with { Measures = [new Measure("a"), new Measure("b")] }],
                },
            ],
        };
        var table = Score(model, Make(3, ("a", 2023, [1, 2, NaN]), ("b", 2023, [Hidden, 10, 20])));
        table
            .Scores.Select(score => score.Contributions[0].Status)
            .ShouldBe([IndicatorStatus.Suppressed, IndicatorStatus.NoSpread, IndicatorStatus.Missing]);
        table.Scores[1].Contributions[0].Value.ShouldBe(12);
    }

    [Fact]
    public void A_quotient_by_hardly_anyone_is_not_counted()
    {
        var table = Score(
            ModelText.Small("misdrijven", per: new Denominator(new Measure("inwoners"), 1_000, 200)),
            Make(3, ("misdrijven", 2023, [144, 50, 100]), ("inwoners", 2024, [199, 1_000, 1_000]))
        );
        table.Scores[0].Contributions[0].Status.ShouldBe(IndicatorStatus.TooFew);
        table.Scores[0].Contributions[0].Value.ShouldBeNull();
        table
            .Scores[2]
            .Contributions[0]
            .ShouldBe(table.Scores[2].Contributions[0] with { Value = 100, Year = 2023, DenominatorYear = 2024 });
        table.Scores[2].Contributions[0].Imports.ShouldBe([1, 2]);
    }

    [Fact]
    public void A_denominator_of_years_ago_does_not_serve()
    {
        var table = Score(
            ModelText.Small("misdrijven", per: new Denominator(new Measure("inwoners"), 1_000, 200)),
            Make(2, ("misdrijven", 2023, [50, 100]), ("inwoners", 2021, [1_000, 1_000]))
        );
        table.Scores.ShouldAllBe(score => score.Contributions[0].Status == IndicatorStatus.Missing);
    }

    [Fact]
    public void All_areas_are_compared_in_one_year()
    {
        // Only one area has 2024 yet: the others would be compared with their own past.
        var table = Score(ModelText.Small("a"), Make(4, ("a", 2023, [1, 2, 3, 4]), ("a", 2024, [9, NaN, NaN, NaN])));
        table.Scores.ShouldAllBe(score => score.Contributions[0].Year == 2023);
        table.Scores[0].Rank.ShouldBe(4);
    }

    [Fact]
    public void Water_is_not_scored_and_moves_nobody()
    {
        var table = Score(ModelText.Small("a"), Make(3, 7, [2], ("a", 2023, [1, 2, 900])));
        table.Scores[2].Excluded.ShouldBe("water");
        table.Scores[2].Score.ShouldBeNull();
        table.Scores[1].Score.ShouldBe(100);
        table.Ranked.ShouldBe(2);
    }

    [Fact]
    public void A_value_without_anything_to_compare_with_is_shown_and_not_counted()
    {
        var table = Score(ModelText.Small("a b"), Make(2, ("a", 2023, [1, 2]), ("b", 2023, [5, NaN])));
        var only = table.Scores[0].Contributions[1];
        only.ShouldBe(only with { Value = 5, Normalised = null, Weight = 0, Status = IndicatorStatus.NoSpread });
    }

    [Fact]
    public void Equal_scores_share_a_rank()
    {
        var table = Score(ModelText.Small("a"), Make(3, ("a", 2023, [2, 2, 1])));
        table.Scores.Select(score => score.Rank).ShouldBe([1, 1, 3]);
    }

    [Fact]
    public void What_makes_an_area_resilient_lowers_its_score()
    {
        var up = ModelText.Small("a");
        var down = up with
        {
            Groups = [up.Groups[0] with { Indicators = [up.Groups[0].Indicators[0] with { Direction = ProfileDirection.Down }] }],
        };
        var table = Score(down, Make(3, ("a", 2023, [1, 2, 3])));
        table.Scores.Select(score => score.Score).ShouldBe([100, 50, 0]);
        Reasons.Say(down, table, table.Scores[0], false).ShouldContain("vooral door weinig a (1 stuks; mediaan 2)");
    }

    [Fact]
    public void A_score_is_said_in_one_sentence_in_both_languages()
    {
        var model = ModelText.Small("a b c");
        var table = Score(
            model,
            Make(5, ("a", 2023, [131, 45, 40, 30, 20]), ("b", 2023, [1, 20, 30, 40, 50]), ("c", 2023, [NaN, NaN, NaN, NaN, NaN]))
        );
        Reasons
            .Say(model, table, table.Scores[0], english: false)
            .ShouldBe(
                "Score 33 van 100, rang 5 van 5 wijken: vooral door veel a (131 stuks; mediaan 40). "
                    + "Lager door weinig b (1 stuks; mediaan 30). Niet meegeteld: cijfer c (ontbreekt)."
            );
        Reasons
            .Say(model, table, table.Scores[0], english: true)
            .ShouldBe(
                "Score 33 of 100, rank 5 of 5 districts: mainly because of much a (131 pieces; median 40). "
                    + "Lower because of little b (1 pieces; median 30). Not counted: figure c (missing)."
            );
    }

    [Fact]
    public void From_what_an_edition_keeps_the_same_bytes_come_out()
    {
        var model = ModelText.Small("a b|c", ProfileAggregation.Geometric, ProfileNormalisation.ZScore);
        var atlas = Make(
            4,
            7,
            [3],
            ("a", 2023, [0.1, 1 / 3.0, 3, 4]),
            ("b", 2023, [NaN, 7, Hidden, 1]),
            ("c", 2022, [1e-9, 2, NaN, 4])
        );
        var result = new ProfileResult(
            model.Key,
            model.Version,
            model.Hash,
            new ProfileInputs(7, "hash 7", null, null),
            [Score(model, atlas)]
        );
        var bytes = ResultBytes.Write(result);
        var kept = ResultBytes.Read(ResultBytes.Unpack(ResultBytes.Pack(bytes)));
        ResultBytes.Write(kept).ShouldBe(bytes);
        ResultBytes.Write(ProfileComputer.Again(model, kept)).ShouldBe(bytes);
    }
}
