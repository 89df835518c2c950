using Baken.Access;

namespace Baken.Privacy.Requests;

/// <summary>What is held about somebody who can sign in: the account, its tokens and invitations, and the lines of the audit record about what he did.</summary>
internal sealed class AccessHoldings(IPersonRecords records) : IHoldings
{
    public string Name => "Access";

    public async Task<IReadOnlyList<Holding>> FindAsync(PersonQuestion person, CancellationToken cancellation) =>
        [
            .. (await records.FindAsync(person.Name, person.Emails, cancellation)).Select(record => new Holding(
                record.Thing,
                record.What,
                record.Activity,
                record.Fields,
                record.Origin,
                []
            )),
        ];
}
