using System.Text.Json;
using Baken.Sources;
using Baken.Sources.Cbs;
using Baken.Sources.Connectors;
using Baken.Sources.Police;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Tests.Sources;

public sealed class ConnectorTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("baken-connectors-").FullName;
    private readonly List<TimeSpan> waits = [];
    private Publisher publisher = null!;

    public async ValueTask InitializeAsync() => publisher = await Publisher.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await publisher.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Three_pages_of_police_figures_become_one_file_as_the_police_write_it()
    {
        PolicePages();

        var file = await FetchAsync("police-crime", Police);

        var lines = File.ReadAllLines(file.Value.Path);
        lines.Length.ShouldBe(10);
        lines[0].ShouldBe("ID;SoortMisdrijf;WijkenEnBuurten;Perioden;GeregistreerdeMisdrijven_1");
        lines[1].ShouldBe("2301;0.0.0 ;GM0034    ;2023JJ00;12880");
        lines[9].ShouldBe("2309;1.4.6 ;BU00340101;2023JJ00;");
        publisher.Asked.Count.ShouldBe(3);
        publisher.Asked[0].ShouldContain("Perioden eq '2023JJ00' and substring(WijkenEnBuurten,2,4) eq '0034'");
    }

    [Fact]
    public async Task Observations_of_key_figures_are_laid_out_with_a_column_per_measure()
    {
        CbsPages();

        var file = await FetchAsync("cbs-key-figures", Figures);

        var lines = File.ReadAllLines(file.Value.Path);
        lines[0]
            .ShouldBe(
                "WijkenEnBuurten;Gemeentenaam_1;SoortRegio_2;Codering_3;AantalInwoners_5;Mannen_6;Vrouwen_7;k_0Tot15Jaar_8;"
                    + "GemiddeldeWOZWaardeVanWoningen_12;Koopwoningen_13;TweeOnderEenKapWoning_14"
            );
        lines.ShouldContain("GM0034;Almere;Gemeente;GM0034;226425.0;112345.0;114080.0;39500.0;295.0;63.0;3010.0");
        lines.ShouldContain("BU00340102;Almere;Buurt;BU00340102;3120.0;1540.0;1580.0;520.0;271.0;52.0;");
    }

    [Fact]
    public async Task Measures_of_origin_are_not_asked_for()
    {
        CbsPages();

        var file = await FetchAsync("cbs-key-figures", Figures);

        var question = publisher.Asked.Single(address => address.Contains("/Observations?$filter", StringComparison.Ordinal));
        question.ShouldContain("Measure ne '1012600_1' and Measure ne 'H008766' and Measure ne 'H008831'");
        question.ShouldContain("startswith(WijkenEnBuurten,'BU0034')");
        File.ReadAllText(file.Value.Path).ShouldNotContain("Europa");
    }

    [Fact]
    public async Task Of_boundaries_only_codes_names_and_water_are_kept()
    {
        BoundaryPages();

        var file = await FetchAsync("cbs-boundaries", new FetchOrder(2024, folder, Almere));

        using var collection = JsonDocument.Parse(File.ReadAllText(file.Value.Path));
        var features = collection.RootElement.GetProperty("features").EnumerateArray().ToList();
        features.Count.ShouldBe(5);
        features
            .SelectMany(feature => feature.GetProperty("properties").EnumerateObject())
            .Select(property => property.Name)
            .Distinct()
            .Order()
            .ShouldBe(["buurtcode", "buurtnaam", "gemeentecode", "gemeentenaam", "jaar", "water", "wijkcode", "wijknaam"]);
        publisher.Asked[0].ShouldContain("gemeentecode=GM0034");
        Directory
            .GetFiles(folder, "*", SearchOption.AllDirectories)
            .ShouldAllBe(path => !File.ReadAllText(path).Contains("herkomst"));
    }

    [Fact]
    public async Task A_year_without_an_OGC_API_is_fetched_from_the_WFS()
    {
        publisher.On("/ogc/v1/", Publisher.Status(404));
        publisher.On("startIndex=0", publisher.Page("pdok/wfs-buurten-1.json"));
        publisher.On("startIndex=1", publisher.Page("pdok/wfs-buurten-2.json"));

        var file = await FetchAsync("cbs-boundaries", new FetchOrder(2025, folder, Almere, AreaLevel.Neighbourhood));

        using var collection = JsonDocument.Parse(File.ReadAllText(file.Value.Path));
        collection.RootElement.GetProperty("features").GetArrayLength().ShouldBe(2);
        publisher.Asked[1].ShouldContain("<PropertyName>gemeentecode</PropertyName><Literal>GM0034</Literal>");
    }

    [Fact]
    public async Task Boundaries_with_latitude_first_are_refused()
    {
        publisher.On(
            "/ogc/v1/",
            Publisher.Text(
                """{"features":[{"type":"Feature","properties":{"gemeentecode":"GM0034"},"geometry":{"type":"Polygon","coordinates":[[[52.3,5.2],[52.4,5.2],[52.4,5.3],[52.3,5.2]]]}}]}"""
            )
        );

        (await FetchAsync("cbs-boundaries", new FetchOrder(2024, folder, Almere, AreaLevel.Municipality))).Refusal!.Code.ShouldBe(
            "connectors.schema-changed"
        );
    }

    [Fact]
    public async Task A_publisher_that_is_busy_for_a_moment_is_asked_again_with_growing_waits()
    {
        publisher.On("$skip=20000", publisher.Page("police/TypedDataSet-3.json"));
        publisher.On("$skip=10000", publisher.Page("police/TypedDataSet-2.json"));
        publisher.On("TypedDataSet", Publisher.Status(503), Publisher.Status(500), publisher.Page("police/TypedDataSet-1.json"));

        (await FetchAsync("police-crime", Police)).IsRefused.ShouldBeFalse();

        waits.Count.ShouldBe(2);
        waits[0].ShouldBeInRange(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
        waits[1].ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task The_same_seed_waits_the_same()
    {
        publisher.On("TypedDataSet", Publisher.Status(503));
        (await FetchAsync("police-crime", Police)).Refusal!.Code.ShouldBe("connectors.busy");
        var first = waits.ToList();
        waits.Clear();

        await FetchAsync("police-crime", Police);

        first.Count.ShouldBe(4);
        waits.ShouldBe(first);
    }

    [Fact]
    public async Task A_publisher_that_says_when_to_return_is_asked_then()
    {
        PolicePages(Publisher.Status(429, "7"));

        (await FetchAsync("police-crime", Police)).IsRefused.ShouldBeFalse();

        waits.ShouldBe([TimeSpan.FromSeconds(7)]);
    }

    [Fact]
    public async Task A_publisher_that_wants_us_back_in_an_hour_is_a_refusal_that_says_so()
    {
        PolicePages(Publisher.Status(429, "3600"));

        var refusal = (await FetchAsync("police-crime", Police)).Refusal!;

        refusal.Code.ShouldBe("connectors.asked-to-wait");
        refusal.Reason.ShouldContain("60 minuten");
        waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_download_that_was_cut_off_goes_on_where_it_stopped()
    {
        publisher.On("$skip=10000", publisher.CutOff("police/TypedDataSet-2.json"));
        publisher.On("TypedDataSet", publisher.Page("police/TypedDataSet-1.json"));
        (await FetchAsync("police-crime", Police)).Refusal!.Code.ShouldBe("connectors.cut-off");

        publisher.Clear();
        PolicePages();
        var file = await FetchAsync("police-crime", Police);

        publisher.Asked.Count.ShouldBe(2);
        publisher.Asked.ShouldAllBe(address => address.Contains("$skip="));
        File.ReadAllLines(file.Value.Path).Length.ShouldBe(10);
    }

    [Fact]
    public async Task A_page_that_was_damaged_on_disk_is_fetched_again_with_what_follows()
    {
        publisher.On("$skip=20000", Publisher.Status(500));
        PolicePages();
        (await FetchAsync("police-crime", Police)).IsRefused.ShouldBeTrue();
        var page = Directory.GetFiles(folder, "rows-0002.page", SearchOption.AllDirectories).Single();
        File.WriteAllText(page, "2304;");

        publisher.Clear();
        PolicePages();
        var file = await FetchAsync("police-crime", Police);

        publisher.Asked.Count.ShouldBe(2);
        File.ReadAllLines(file.Value.Path).Length.ShouldBe(10);
    }

    [Fact]
    public async Task An_interrupted_download_of_the_day_before_yesterday_starts_over()
    {
        publisher.On("$skip=10000", Publisher.Status(500));
        publisher.On("TypedDataSet", publisher.Page("police/TypedDataSet-1.json"));
        await FetchAsync("police-crime", Police);

        publisher.Clear();
        PolicePages();
        await FetchAsync("police-crime", Police, clock: new LaterClock(TimeSpan.FromHours(48)));

        publisher.Asked.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_finished_download_is_used_again_without_a_word()
    {
        PolicePages();
        var first = await FetchAsync("police-crime", Police);
        publisher.Clear();

        var second = await FetchAsync("police-crime", Police);

        second.Value.ShouldBe(first.Value);
        publisher.Asked.ShouldBeEmpty();
        Directory.GetFiles(folder, "*.page", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_finished_file_that_someone_changed_is_not_used()
    {
        PolicePages();
        var first = await FetchAsync("police-crime", Police);
        File.AppendAllText(first.Value.Path, "2310;0.0.0 ;BU00340102;2023JJ00;9999\n");

        var second = await FetchAsync("police-crime", Police);

        File.ReadAllLines(second.Value.Path).Length.ShouldBe(10);
    }

    [Fact]
    public async Task A_refresh_asks_whether_anything_changed_and_keeps_the_file_when_not()
    {
        PolicePages(tag: "\"2024-08-15\"");
        var first = await FetchAsync("police-crime", Police);
        var written = File.GetLastWriteTimeUtc(first.Value.Path);

        (await FetchAsync("police-crime", Police with { Refresh = true })).Value.ShouldBe(first.Value);

        publisher.Asked.Count.ShouldBe(6);
        File.GetLastWriteTimeUtc(first.Value.Path).ShouldBe(written);
    }

    [Fact]
    public async Task A_refresh_fetches_anew_what_changed()
    {
        PolicePages(tag: "\"2024-08-15\"");
        await FetchAsync("police-crime", Police);
        publisher.Clear();
        PolicePages(tag: "\"2025-02-01\"");

        var file = await FetchAsync("police-crime", Police with { Refresh = true });

        file.IsRefused.ShouldBeFalse();
        publisher.Asked.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(
        """{"value":[{"ID":1,"SoortMisdrijf":"0.0.0 ","WijkenEnBuurten":"GM0034    ","Perioden":"2023JJ00"}]}""",
        "GeregistreerdeMisdrijven_1"
    )]
    [InlineData("""{"rows":[]}""", "value")]
    [InlineData("[]", "JSON-object")]
    [InlineData("<html><body>Onderhoud</body></html>", "geen JSON")]
    public async Task An_answer_in_another_form_is_refused_and_says_what_is_missing(string answer, string missing)
    {
        publisher.On("TypedDataSet", Publisher.Text(answer));

        var refusal = (await FetchAsync("police-crime", Police)).Refusal!;

        refusal.Code.ShouldBe("connectors.schema-changed");
        refusal.Reason.ShouldContain(missing);
    }

    [Fact]
    public async Task An_unknown_table_is_refused()
    {
        var refusal = (await FetchAsync("police-crime", Police with { Table = "99999NED" })).Refusal!;

        refusal.Code.ShouldBe("connectors.unknown-table");
        refusal.Reason.ShouldContain("99999NED");
        waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_year_for_which_no_table_is_known_is_refused_before_anything_is_asked()
    {
        var refusal = (await FetchAsync("cbs-key-figures", Figures with { Year = 2031 })).Refusal!;

        refusal.Code.ShouldBe("connectors.unknown-year");
        publisher.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_choice_without_rows_is_refused()
    {
        publisher.On("TypedDataSet", Publisher.Text("""{"odata.metadata":"x","value":[]}"""));

        (await FetchAsync("police-crime", Police)).Refusal!.Code.ShouldBe("connectors.nothing-found");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_is_too_large_is_refused_whether_it_says_so_or_not(bool announced)
    {
        publisher.On(
            "TypedDataSet",
            async context =>
            {
                if (announced)
                    context.Response.ContentLength = 300_000;
                for (var i = 0; i < 3; i++)
                    await context.Response.WriteAsync(new string(' ', 100_000));
            }
        );

        (await FetchAsync("police-crime", Police, limits: new ConnectorLimits(Page: 200_000))).Refusal!.Code.ShouldBe(
            "connectors.too-large"
        );
    }

    [Fact]
    public async Task A_cancelled_download_stops_and_keeps_its_pages()
    {
        using var cancel = new CancellationTokenSource();
        publisher.On(
            "$skip=10000",
            async context =>
            {
                await cancel.CancelAsync();
                await Task.Delay(TimeSpan.FromSeconds(20), context.RequestAborted);
            }
        );
        publisher.On("TypedDataSet", publisher.Page("police/TypedDataSet-1.json"));

        await Should.ThrowAsync<OperationCanceledException>(() => FetchAsync("police-crime", Police, cancellation: cancel.Token));

        Directory.GetFiles(folder, "rows-0001.page", SearchOption.AllDirectories).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_publisher_that_does_not_answer_in_time_is_refused()
    {
        publisher.On("TypedDataSet", context => Task.Delay(TimeSpan.FromSeconds(20), context.RequestAborted));

        (await FetchAsync("police-crime", Police, timeout: TimeSpan.FromMilliseconds(100))).Refusal!.Code.ShouldBe(
            "connectors.timed-out"
        );
    }

    [Fact]
    public async Task Without_a_connection_the_refusal_says_so()
    {
        await publisher.DisposeAsync();

        (await FetchAsync("police-crime", Police)).Refusal!.Code.ShouldBe("connectors.offline");
    }

    [Theory]
    [InlineData("http://example.org/next")]
    [InlineData("https://169.254.169.254/latest")]
    public async Task A_link_to_another_host_is_not_followed(string link)
    {
        publisher.On("TypedDataSet", Publisher.Text($$"""{"value":[],"odata.nextLink":"{{link}}"}"""));

        (await FetchAsync("police-crime", Police)).Refusal!.Code.ShouldBe("connectors.foreign-link");
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        publisher.On(
            "TypedDataSet",
            context =>
            {
                context.Response.Redirect("http://example.org/elsewhere");
                return Task.CompletedTask;
            }
        );

        (await FetchAsync("police-crime", Police)).Refusal!.Code.ShouldBe("connectors.moved");
    }

    [Fact]
    public async Task A_page_that_links_to_itself_is_refused()
    {
        publisher.On(
            "TypedDataSet",
            context =>
                context.Response.WriteAsync(
                    $$"""{"value":[],"odata.nextLink":"{{publisher.Address}}47018NED/TypedDataSet?$skip=1"}"""
                )
        );

        (await FetchAsync("police-crime", Police)).Refusal!.Code.ShouldBe("connectors.endless-pages");
    }

    [Fact]
    public async Task A_full_page_without_a_link_is_followed_by_the_next_ten_thousand()
    {
        var row =
            """{"ID":1,"SoortMisdrijf":"0.0.0 ","WijkenEnBuurten":"GM0034    ","Perioden":"2023JJ00","GeregistreerdeMisdrijven_1":1}""";
        publisher.On("$skip=10000", publisher.Page("police/TypedDataSet-3.json"));
        publisher.On("TypedDataSet", Publisher.Text($$"""{"value":[{{string.Join(',', Enumerable.Repeat(row, 10_000))}}]}"""));

        var file = await FetchAsync("police-crime", Police);

        File.ReadAllLines(file.Value.Path).Length.ShouldBe(1 + 10_000 + 3);
    }

    [Fact]
    public async Task Progress_is_told_in_rows()
    {
        PolicePages();
        var told = new List<long>();

        await FetchAsync("police-crime", Police, progress: new Told(told));

        told.ShouldBe([3, 6, 9]);
    }

    [Fact]
    public async Task Two_downloads_of_the_same_table_do_not_run_into_each_other()
    {
        var name = Downloads.Name("police-crime", Police);
        Directory.CreateDirectory(Path.Combine(folder, name));
        await using var other = new FileStream(
            Path.Combine(folder, name, ".in-use"),
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None
        );

        (await FetchAsync("police-crime", Police)).Refusal!.Code.ShouldBe("connectors.in-use");
    }

    [Theory]
    [InlineData("Aantal inwoners", "AantalInwoners")]
    [InlineData("0 tot 15 jaar", "k_0Tot15Jaar")]
    [InlineData("Twee-onder-één-kap-woning", "TweeOnderEenKapWoning")]
    [InlineData("G+I Handel en horeca", "GIHandelEnHoreca")]
    [InlineData("K-L Financiële diensten, onroerend goed", "KLFinancieleDienstenOnroerendGoed")]
    [InlineData("Personenauto's totaal", "PersonenautoSTotaal")]
    [InlineData("Wmo-cliënten relatief", "WmoClientenRelatief")]
    [InlineData("40% personen met laagste inkomen", "k_40PersonenMetLaagsteInkomen")]
    [InlineData("Scholen binnen 3 km", "ScholenBinnen3Km")]
    public void A_title_becomes_the_column_key_that_CBS_makes_of_it(string title, string key) =>
        CbsMeasures.Key(title).ShouldBe(key);

    [Fact]
    public async Task What_was_fetched_is_what_the_reader_of_the_source_takes()
    {
        PolicePages();
        CbsPages();
        BoundaryPages();
        var crime = await ReadAsync(new CrimeReader(), await FetchAsync("police-crime", Police));
        var figures = await ReadAsync(new KeyFigureReader(), await FetchAsync("cbs-key-figures", Figures));
        var boundaries = await ReadAsync(
            new BoundaryReader(),
            await FetchAsync("cbs-boundaries", new FetchOrder(2024, folder, Almere))
        );

        crime.Rejected.ShouldBeEmpty();
        crime
            .Figures.SelectMany(block => block.Columns)
            .ShouldContain(column => column.Measure.Part == "1.1.1" && column.Year == 2023);
        figures.Rejected.ShouldBeEmpty();
        figures.DroppedColumns.ShouldBeEmpty();
        var people = figures.Figures.Single(block => block.Level == AreaLevel.Municipality);
        people
            .Columns.Single(column => column.Measure == new Measure("inwoners"))
            .ShouldSatisfyAllConditions(column => column.Year.ShouldBe(2024), column => column.Values.ShouldBe([226_425.0]));
        boundaries
            .Outlines.Select(outline => outline.Id.Code.Value)
            .Order()
            .ShouldBe(["BU00340101", "BU00340102", "BU00340103", "GM0034", "WK003401"]);
    }

    private static async Task<Reading> ReadAsync(ISourceReader reader, Outcome<SourceFile> file)
    {
        var reading = await reader.ReadAsync(
            new ImportOrder(reader.Key, [file.Value]),
            null,
            TestContext.Current.CancellationToken
        );
        reading.Refusal.ShouldBeNull();
        return reading.Value;
    }

    private static AreaCode Almere { get; } = AreaCode.Parse("GM0034");

    private FetchOrder Police => new(2023, folder, Almere);

    private FetchOrder Figures => new(2024, folder, Almere);

    private void PolicePages(RequestDelegate? before = null, string? tag = null)
    {
        publisher.On("$skip=20000", publisher.Page("police/TypedDataSet-3.json", tag));
        publisher.On("$skip=10000", publisher.Page("police/TypedDataSet-2.json", tag));
        var first = publisher.Page("police/TypedDataSet-1.json", tag);
        publisher.On("47018NED/TypedDataSet", before is null ? [first] : [before, first]);
    }

    private void CbsPages()
    {
        publisher.On("85984NED/MeasureGroups", publisher.Page("cbs/MeasureGroups.json"));
        publisher.On("85984NED/MeasureCodes", publisher.Page("cbs/MeasureCodes.json"));
        publisher.On("85984NED/WijkenEnBuurtenCodes", publisher.Page("cbs/WijkenEnBuurtenCodes.json"));
        publisher.On("$skip=20", publisher.Page("cbs/Observations-3.json"));
        publisher.On("$skip=10", publisher.Page("cbs/Observations-2.json"));
        publisher.On("85984NED/Observations", publisher.Page("cbs/Observations-1.json"));
    }

    private void BoundaryPages()
    {
        publisher.On("/gemeenten/items", publisher.Page("pdok/gemeenten.json"));
        publisher.On("/wijken/items", publisher.Page("pdok/wijken.json"));
        publisher.On("cursor=kPZ", publisher.Page("pdok/buurten-3.json"));
        publisher.On("cursor=kPY", publisher.Page("pdok/buurten-2.json"));
        publisher.On("/buurten/items", publisher.Page("pdok/buurten-1.json"));
    }

    private async Task<Outcome<SourceFile>> FetchAsync(
        string source,
        FetchOrder order,
        ConnectorLimits? limits = null,
        TimeSpan? timeout = null,
        TimeProvider? clock = null,
        IProgress<Progress>? progress = null,
        CancellationToken? cancellation = null
    )
    {
        await using var services = new ServiceCollection()
            .AddSingleton(clock ?? TimeProvider.System)
            .AddSingleton(
                new ConnectorAddresses
                {
                    Cbs = publisher.Address,
                    Police = publisher.Address,
                    Boundaries = publisher.Address,
                    BoundariesWfs = publisher.Address,
                }
            )
            .AddSingleton(limits ?? new ConnectorLimits())
            .AddSingleton(
                new Patience
                {
                    Timeout = timeout ?? TimeSpan.FromSeconds(30),
                    Wait = (wait, _) =>
                    {
                        waits.Add(wait);
                        return Task.CompletedTask;
                    },
                }
            )
            .AddConnectors()
            .BuildServiceProvider();
        return await services
            .GetServices<IConnector>()
            .Single(connector => connector.Source == source)
            .FetchAsync(order, progress, cancellation ?? TestContext.Current.CancellationToken);
    }

    private sealed class Told(List<long> told) : IProgress<Progress>
    {
        public void Report(Progress value) => told.Add(value.Done);
    }

    private sealed class LaterClock(TimeSpan later) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + later;
    }
}
