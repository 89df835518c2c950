using System.Text;

namespace RecordLinkage;

/// <summary>Makes the test of a condition.</summary>
internal static class Tests
{
    public static Test Of(Condition condition, Features features) =>
        condition switch
        {
            Always => new AlwaysTest(),
            AnyOf { Conditions: [IsMissing { Side: Side.Left } left, IsMissing { Side: Side.Right } right] }
                when left.Value == right.Value => new EitherMissingTest(features.Codes(left.Value)),
            IsMissing missing => new MissingTest(features.Codes(missing.Value), missing.Side),
            Same same => new SameTest(features.Codes(same.Left), Comparable(same, features)),
            IsText text => new IsTextTest(features.Text(text.Value), Encoding.UTF8.GetBytes(text.Text), text.Side),
            AtLeast alike => new AtLeastTest(
                features.Text(alike.Left),
                features.Text(alike.Right),
                alike.Measure,
                alike.Threshold
            ),
            WithinEdits edits => new WithinEditsTest(
                features.Text(edits.Left),
                features.Text(edits.Right),
                edits.Edits,
                edits.Most
            ),
            WithinTime time => new WithinTimeTest(features.Numbers(time.Date), time.Seconds),
            WithinNumber number => new WithinNumberTest(features.Numbers(number.Value), number.Most),
            WithinShare share => new WithinShareTest(features.Numbers(share.Value), share.Share),
            WithinKilometres far => new WithinKilometresTest(
                features.Numbers(far.Latitude),
                features.Numbers(far.Longitude),
                far.Kilometres
            ),
            SharesElements shares => new SharesElementsTest(features.Text(shares.List), shares.AtLeast),
            IsSubset subset => new IsSubsetTest(features.Text(subset.List)),
            AllOf all => new AllTest([.. all.Conditions.Select(each => Of(each, features))]),
            AnyOf any => new AnyTest([.. any.Conditions.Select(each => Of(each, features))]),
            Not not => new NotTest(Of(not.Condition, features)),
            _ => throw new NotSupportedException($"{condition.GetType().Name} cannot be tested."),
        };

    // Codes of two columns mean nothing to each other: the right one's values get the codes of the left one's dictionary.
    private static CodeFeature Comparable(Same same, Features features) =>
        same.Left == same.Right ? features.Codes(same.Right) : features.Keys(features.Shared.Translated(same.Left, same.Right));
}
