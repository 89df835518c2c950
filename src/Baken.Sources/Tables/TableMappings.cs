using Baken.Kernel;

namespace Baken.Sources.Tables;

/// <summary>The door between a form and the saved form of a mapping.</summary>
internal sealed class TableMappings : ITableMappings
{
    public const string DefaultTheme = "Eigen gegevens";

    public MappingForm? Read(TableMappingFile file) =>
        MappingRules.Sketch(file) is not { } mapping
            ? null
            : new MappingForm(
                mapping.Source.Key,
                mapping.Source.Name,
                mapping.Source.Owner,
                mapping.Source.Controller,
                mapping.Source.Purpose,
                mapping.Source.LegalBasis,
                mapping.Source.RetentionYears,
                mapping.Source.Licence,
                mapping.Source.Address,
                mapping.Source.Note,
                mapping.Area.Code is { Length: > 0 } code ? code : null,
                mapping.Year.Column,
                mapping.Year.Fixed,
                mapping.Sector?.Column,
                [
                    .. mapping
                        .Figures.Where(figure => figure.Column is { Length: > 0 })
                        .Select(figure => new MappingFormFigure(
                            figure.Column!,
                            figure.Indicator,
                            figure.Label,
                            figure.Unit,
                            figure.Kind,
                            figure.Decimals
                        )),
                ],
                IsSimple: mapping.Long is null
                    && mapping.Area.Name is null
                    && mapping.Figures.All(figure => figure.Column is { Length: > 0 })
                    && mapping.Figures.Select(figure => figure.Column).Distinct().Count() == mapping.Figures.Count
            );

    public TableMappingFile Write(MappingForm form, TableMappingFile? basis)
    {
        var before = basis is null ? null : MappingRules.Sketch(basis);
        var mapping = new TableMapping
        {
            Mapping = TableMapping.CurrentVersion,
            Source = new MappedSource
            {
                Key = form.Key,
                Name = form.Name,
                Owner = form.Owner,
                Controller = form.Controller,
                Purpose = form.Purpose,
                LegalBasis = form.LegalBasis,
                RetentionYears = form.RetentionYears,
                Licence = form.Licence,
                Address = form.Address,
                Note = form.Note,
                RefreshAfterDays = before?.Source.RefreshAfterDays ?? 400,
            },
            File = before?.File ?? new MappedFile(),
            Area = new MappedArea { Code = form.AreaColumn ?? "", Level = before?.Area.Level },
            Year = new MappedYear { Column = form.YearColumn, Fixed = form.YearColumn is null ? form.FixedYear : null },
            Sector = form.SectorColumn is { } sector
                ? new MappedSector { Column = sector, Edition = before?.Sector?.Edition }
                : null,
            Figures =
            [
                .. form.Figures.Select(figure =>
                    Write(figure, before?.Figures.FirstOrDefault(known => known.Column == figure.Column))
                ),
            ],
        };
        return new TableMappingFile($"{form.Key}.json", mapping.Write());
    }

    public Refusal? Check(TableMappingFile file) => MappingRules.Read(file).Refusal;

    public bool IsKey(string text) => MappingRules.IsKey(text);

    private static MappedFigure Write(MappingFormFigure figure, MappedFigure? before) =>
        new()
        {
            Column = figure.Column,
            Indicator = figure.Key,
            Label = figure.Label,
            LabelEnglish = before?.LabelEnglish,
            Unit = figure.Unit,
            Kind = figure.Kind,
            Decimals = figure.Decimals,
            Theme = before?.Theme ?? DefaultTheme,
            SuppressBelow =
                before is not null && before.Kind == figure.Kind ? before.SuppressBelow
                : figure.Kind == IndicatorKind.Count ? MappedTableReader.DefaultSuppressBelow
                : null,
            Missing = before?.Missing ?? [".", "x"],
            Aggregate = before is not null && before.Kind == figure.Kind ? before.Aggregate : Aggregate.None,
        };
}
