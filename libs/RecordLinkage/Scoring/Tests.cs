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
            Same same => new SameTest(features.Codes(same.Left), features.Comparable(same)),
            IsText text => new IsTextTest(features.Codes(text.Value), features.CodeOf(text), text.Side),
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
}
