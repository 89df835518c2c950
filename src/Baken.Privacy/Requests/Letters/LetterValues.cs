namespace Baken.Privacy.Requests;

/// <summary>What a standard letter can fill in about a request. What is not known is left for a person to fill in.</summary>
internal static class LetterValues
{
    public static IReadOnlyDictionary<string, string> Of(
        PersonRequest request,
        RequestContent content,
        IReadOnlyList<OpenedFinding> findings,
        string? municipality,
        DateOnly today
    )
    {
        Dictionary<string, string> values = new()
        {
            ["nummer"] = request.Number,
            ["naam"] = content.Name,
            ["recht"] = request.Right.InLetter(),
            ["gevolg"] = request.Right.Consequence(),
            ["ontvangen"] = request.ReceivedOn.InLetter(),
            ["vandaag"] = today.InLetter(),
            ["gronden"] = Lines(Grounds.Named(request.VerdictGrounds).Select(ground => ground.InLetter)),
            ["gegeven"] = Lines(findings.Where(one => one.Finding.IsGiven).Select(one => one.Holding.What)),
            ["achtergehouden"] = Lines(
                findings
                    .Where(one => one.Finding.Handing == Handing.Withhold)
                    .SelectMany(one => Grounds.Named(one.Finding.WithholdGrounds))
                    .Distinct()
                    .Select(ground => $"gegevens die wij niet geven op grond van {ground.InLetter}")
            ),
        };
        Add("gemeente", municipality);
        Add("uiterlijk", request.Term.Due?.InLetter());
        Add("verlengen-voor", request.Term.ExtendBefore?.InLetter());
        Add("reden-verlenging", content.ExtensionReason);
        Add("redenen", content.DecisionReasons);
        return values;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                values[name] = value;
        }
    }

    private static string Lines(IEnumerable<string> lines)
    {
        var text = string.Join('\n', lines.Select(line => $"- {line}"));
        return text.Length == 0 ? "[[vul in]]" : text;
    }
}
