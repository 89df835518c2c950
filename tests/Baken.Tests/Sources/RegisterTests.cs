using Baken.Sources;
using Baken.Sources.Register;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Tests.Sources;

public sealed class RegisterTests : IAsyncDisposable
{
    private readonly Given given = new();
    private readonly SqliteConnection connection = new("Data Source=:memory:");

    public async ValueTask DisposeAsync()
    {
        given.Dispose();
        await connection.DisposeAsync();
    }

    [Fact]
    public async Task An_import_is_entered_with_what_was_left_out_and_found_again()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var sources = await OpenAsync();
        var order = new ImportOrder(
            SourceKeys.KeyFigures,
            [
                new SourceFile(
                    given.Write(
                        "x2024.csv",
                        "gwb_code;a_inw;herkomst;kleur\nGM9001;100;1;rood\nGM9002;veel;1;rood\nGM9003;.;1;rood\n"
                    )
                ),
            ]
        );
        var reading = (await sources.ReadAsync(order, null, cancellation)).Value;
        var report = await sources.RegisterAsync(order, reading, Actor.CommandLine, cancellation);

        report.Number.ShouldBe(1);
        var again = (await sources.ImportAsync(1, cancellation)).ShouldNotBeNull();
        again.By.ShouldBe("Opdrachtregel");
        again.Rows.ShouldBe(3);
        again.Figures.ShouldBe(2);
        again.Rejected.ShouldHaveSingleItem().Line.ShouldBe(3);
        again.RejectedCount.ShouldBe(1);
        again.DroppedColumns.ShouldBe(["herkomst"]);
        again.IgnoredColumns.ShouldBe(["kleur"]);
        again.Years.ShouldBe([2024]);
        (await sources.ImportsAsync(cancellation)).ShouldHaveSingleItem().Number.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_files_stay_imported_whatever_came_after_them()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var sources = await OpenAsync();
        var first = await ImportAsync(sources, "a.csv", "gwb_code;jaar;a_inw\nGM9001;2024;1\n");
        (await sources.EarlierAsync(SourceKeys.KeyFigures, first, cancellation)).ShouldNotBeNull().Number.ShouldBe(1);

        await ImportAsync(sources, "b.csv", "gwb_code;jaar;a_inw\nGM9001;2023;1\nWK900101;2023;1\n");
        (await sources.EarlierAsync(SourceKeys.KeyFigures, first, cancellation)).ShouldNotBeNull();
        (await sources.EarlierAsync(SourceKeys.PoliceCrime, first, cancellation)).ShouldBeNull();

        await ImportAsync(sources, "c.csv", "gwb_code;jaar;a_inw\nGM9001;2024;2\n");
        (await sources.EarlierAsync(SourceKeys.KeyFigures, first, cancellation)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_mapped_table_brings_indicators_and_titles_but_cannot_change_a_shipped_indicator()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var sources = await OpenAsync();
        var own = new Indicator("leegstand", "Leegstand", "Vacancy", "panden", IndicatorKind.Count, 0, "Eigen", SuppressBelow: 5);
        var reading = new Reading
        {
            Fingerprint = "f",
            NewIndicators = [own, own with { Key = "inwoners" }],
            PartTitles = new Dictionary<string, string> { ["1.1.1"] = "Woninginbraak" },
        };
        await sources.RegisterAsync(new ImportOrder(SourceKeys.Table, []), reading, Actor.CommandLine, cancellation);
        await sources.RegisterAsync(new ImportOrder(SourceKeys.Table, []), reading, Actor.CommandLine, cancellation);

        var indicators = await sources.IndicatorsAsync(cancellation);
        indicators["leegstand"].ShouldBe(own);
        indicators["inwoners"].Label.ShouldBe("Inwoners");
        (await sources.PartTitlesAsync(cancellation))["1.1.1"].ShouldBe("Woninginbraak");
    }

    [Fact]
    public async Task An_unknown_source_is_refused_with_the_known_ones()
    {
        var outcome = await (await OpenAsync()).ReadAsync(
            new ImportOrder("kadaster", []),
            null,
            TestContext.Current.CancellationToken
        );
        outcome.Refusal!.Code.ShouldBe("sources.unknown-source");
        outcome.Refusal.Remedy.ShouldContain("cbs-boundaries");
    }

    [Fact]
    public void Every_reader_has_its_entry_in_the_catalogue_of_sources() =>
        SourceCatalogue
            .All.Select(source => source.Key)
            .ShouldBe([.. Given.Readers.Select(reader => reader.Key), SourceKeys.Table], ignoreOrder: true);

    private async Task<string> ImportAsync(SourcesDoor sources, string name, string text)
    {
        var order = new ImportOrder(SourceKeys.KeyFigures, [new SourceFile(given.Write(name, text))]);
        var reading = (await sources.ReadAsync(order, null, TestContext.Current.CancellationToken)).Value;
        await sources.RegisterAsync(order, reading, Actor.CommandLine, TestContext.Current.CancellationToken);
        return reading.Fingerprint;
    }

    private async Task<SourcesDoor> OpenAsync()
    {
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var db = new SourcesOnly(
            new DbContextOptionsBuilder<SourcesOnly>().UseSqlite(connection).UseSnakeCaseNamingConvention().Options
        );
        await db.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        var services = new ServiceCollection().AddSingleton<ModuleDb>(db).BuildServiceProvider();
        return new SourcesDoor(
            db,
            Given.Readers,
            new MappedSources(services.GetRequiredService<IServiceScopeFactory>()),
            TimeProvider.System
        );
    }

    private sealed class SourcesOnly(DbContextOptions<SourcesOnly> options) : ModuleDb(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => new SourcesModule().Configure(modelBuilder, this);
    }
}
