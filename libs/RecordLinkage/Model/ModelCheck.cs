namespace RecordLinkage;

/// <summary>What must hold of a model before it is used, and of a model and the data together.</summary>
public static class ModelCheck
{
    internal static LinkModel Checked(LinkModel model)
    {
        if (!(model.Prior > 0 && model.Prior < 1))
            throw new InvalidDataException($"The prior must lie between 0 and 1, not {model.Prior}.");
        if (model.Comparisons.Count == 0)
            throw new InvalidDataException("The model compares nothing.");
        if (model.Comparisons.GroupBy(each => each.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InvalidDataException($"Two comparisons have the name '{twice.Key}'.");
        if (model.BlockingRules.Count == 0)
            throw new InvalidDataException("The model has no blocking rule, so there is no pair to look at.");
        if (model.BlockingRules.Any(rule => rule.Keys.Count == 0))
            throw new InvalidDataException("A blocking rule has no key.");
        foreach (var comparison in model.Comparisons)
            Check(comparison);
        return model;
    }

    private static void Check(Comparison comparison)
    {
        if (comparison.Levels.Count(level => !level.IsMissing) < 2)
            throw new InvalidDataException(
                $"The comparison '{comparison.Name}' needs at least two levels besides the missing one."
            );
        if (comparison.Levels.Count > 32)
            throw new InvalidDataException($"The comparison '{comparison.Name}' has more than 32 levels.");
        for (var i = 0; i < comparison.Levels.Count; i++)
        {
            var level = comparison.Levels[i];
            if (level.Condition is Always != (i == comparison.Levels.Count - 1))
                throw new InvalidDataException(
                    $"The last level of '{comparison.Name}', and no other, must be the one for everything else."
                );
            foreach (var probability in new[] { level.M, level.U, level.K })
                if (probability is { } value && !(value >= 0 && value <= 1))
                    throw new InvalidDataException($"'{comparison.Name}', level {i + 1}: {value} is no probability.");
        }
    }

    /// <summary>Whatever would spoil a run with these data, in words with a remedy; empty when nothing does.</summary>
    public static IReadOnlyList<string> Problems(LinkModel model, Dataset data)
    {
        var problems = new List<string>();
        var made = model.MadeColumns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var column in ColumnsOf(model).Distinct(StringComparer.Ordinal).Where(column => !made.Contains(column)))
            if (!data.Has(column))
                problems.Add(Missing(column, data));
            else if (data.Count > 0 && data[column].Values.Count == 0)
                problems.Add(
                    $"The column '{column}' has no value in any record: take it out of the model, or look at how the file is read."
                );
        if (model.LinkType == LinkType.Link && !data.HasTwoSources)
            problems.Add("The model links two sources, but there is one: give the second, or set the link type to dedupe.");
        if (data.HasTwoSources && model.LinkType == LinkType.Dedupe)
            problems.Add(
                "The model finds duplicates within one source, but there are two: set the link type to link or link_and_dedupe."
            );
        if (data.IdColumn is { } ids)
            AddProblemsOfIds(ids, data, problems);
        return problems;
    }

    internal static IEnumerable<string> ColumnsOf(LinkModel model) =>
        model
            .Comparisons.SelectMany(comparison => comparison.Levels)
            .SelectMany(level =>
                level
                    .Condition.Values.SelectMany(value => value.Columns)
                    .Concat(level.TermFrequency is { } frequency ? [frequency.Column] : [])
            )
            .Concat(
                model.BlockingRules.SelectMany(rule => rule.Keys).SelectMany(key => key.Left.Columns.Concat(key.Right.Columns))
            )
            .Concat(model.MadeColumns.SelectMany(column => column.Value.Columns));

    private static string Missing(string column, Dataset data)
    {
        var nearest = data
            .Columns.Select(each => each.Name)
            .OrderBy(name =>
                DamerauLevenshtein.Distance(
                    System.Text.Encoding.UTF8.GetBytes(name.ToUpperInvariant()),
                    System.Text.Encoding.UTF8.GetBytes(column.ToUpperInvariant())
                )
            )
            .FirstOrDefault();
        return $"The model needs the column '{column}', which the data does not have"
            + (nearest is null ? "." : $"; the most like it is '{nearest}'. Rename the column in the file or in the model.");
    }

    private static void AddProblemsOfIds(Column ids, Dataset data, List<string> problems)
    {
        foreach (var (from, to, name) in new[] { (0, data.LeftCount, "left"), (data.LeftCount, data.Count, "right") })
        {
            var seen = new System.Collections.BitArray(ids.Values.Count + 1);
            for (var record = from; record < to; record++)
            {
                var code = ids.CodeArray[record];
                if (code == 0)
                {
                    problems.Add(
                        $"Record {record - from + 1} of the {name} source has no identifier in the column '{ids.Name}'."
                    );
                    break;
                }

                if (seen[code])
                {
                    problems.Add(
                        $"The identifier '{ids.Values.Text(code)}' occurs more than once in the {name} source (column '{ids.Name}'): identifiers must be unique."
                    );
                    break;
                }

                seen[code] = true;
            }
        }
    }
}
