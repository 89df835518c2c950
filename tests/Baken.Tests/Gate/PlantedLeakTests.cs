namespace Baken.Tests.Gate;

/// <summary>The oracle, seen red: a fault of each kind is planted in the host, and it has to be found where it is.</summary>
public sealed class PlantedLeakTests
{
    [Fact]
    public Task A_list_that_shows_everything_is_found() =>
        FindAsync(Leak.List, "GET /api/v1/desk/dossiers", " shows dossierwoord");

    [Fact]
    public Task A_count_of_everything_is_found() => FindAsync(Leak.Count, "GET /api/v1/desk/dossiers", " counts 12, not ");

    [Fact]
    public Task A_facet_over_everything_is_found() =>
        FindAsync(Leak.Facet, "GET /api/v1/desk/dossiers/aantallen", " counts by department ");

    [Fact]
    public Task A_search_through_everything_is_found() =>
        FindAsync(Leak.Search, "GET /api/v1/desk/zoeken", " shows dossierwoord");

    [Fact]
    public Task A_thing_that_opens_by_its_number_is_found() =>
        FindAsync(Leak.Thing, "GET /api/v1/desk/dossiers/{id:guid}", " says 200, not 404");

    [Fact]
    public Task An_attachment_that_opens_by_its_number_is_found() =>
        FindAsync(Leak.Attachment, "GET /api/v1/desk/dossiers/{id:guid}/bijlagen/{enclosure:guid}", " shows dossierwoord");

    [Fact]
    public Task An_export_of_everything_is_found() => FindAsync(Leak.Export, "GET /desk/dossiers.csv", " shows dossierwoord");

    [Fact]
    public Task A_look_up_that_knows_too_much_is_found() => FindAsync(Leak.Hit, "GET /desk/treffer", " says 'ja'");

    [Fact]
    public Task A_form_that_changes_another_thing_is_found() =>
        FindAsync(Leak.WrongObject, "POST /desk/dossiers/{id:guid}/titel", " changes another thing: titel of ");

    [Fact]
    public Task A_form_for_who_may_only_read_is_found() =>
        FindAsync(Leak.SeenIsEnough, "POST /desk/dossiers/{id:guid}/titel", " changes dossierwoord");

    [Fact]
    public Task A_form_that_takes_more_than_it_has_is_found() =>
        FindAsync(Leak.MassAssignment, "POST /desk/dossiers/{id:guid}/titel", " changes more than the form has: ");

    [Fact]
    public Task A_route_that_is_open_to_visitors_is_found() =>
        FindAsync(Leak.OpenToAll, "GET /desk/dossiers.csv", " lets in: 200", who: "bezoeker");

    [Fact]
    public Task A_route_without_its_rule_is_found() =>
        FindAsync(Leak.NoRule, "GET /api/v1/desk/dossiers", " lets in: 200", who: "Executive");

    [Fact]
    public Task A_route_that_nobody_wrote_down_is_found_with_its_line() =>
        FindAsync(
            Leak.NotInTheTable,
            "GET /desk/vergeten",
            "GET | /desk/vergeten | Coordinator Handler Analyst AreaManager SectorManager | nothing"
        );

    [Fact]
    public async Task A_line_without_its_route_is_found()
    {
        var table = RouteTable.Kept();
        table.Lines.Add(new RouteLine("GET", "/desk/er-was-eens", "anyone", "nothing", ""));
        await using var host = await GateHost.StartAsync(table);
        (await new Oracle(host, table).RunAsync(IsDesk))
            .ShouldHaveSingleItem()
            .ToString()
            .ShouldBe("GET /desk/er-was-eens [] is in the table and is no route.");
    }

    [Fact]
    public async Task A_thing_that_is_kept_back_is_found()
    {
        var table = RouteTable.Kept();
        await using var host = await GateHost.StartAsync(table);
        var wider = RouteTable.Read(
            table.Text.Select(line => line.Replace("| See Analyst ", "| See Analyst Executive ", StringComparison.Ordinal))
        );
        (await new Oracle(host, wider).RunAsync(IsDesk)).ShouldContain(found =>
            found.Who == "Executive" && found.What.Contains(" keeps back ", StringComparison.Ordinal)
        );
    }

    /// <summary>The same faults behind the second wall: what the program forgets, the database does not.</summary>
    [Theory]
    [InlineData(Leak.List)]
    [InlineData(Leak.Search)]
    [InlineData(Leak.Attachment)]
    [InlineData(Leak.Export)]
    [InlineData(Leak.WrongObject)]
    public async Task Row_level_security_holds_where_the_program_forgets(object planted)
    {
        var table = RouteTable.Kept();
        await using var host = await GateHost.StartAsync(table, Provider.Postgres, (Leak)planted);
        (await new Oracle(host, table).RunAsync(IsDesk))
            .Where(found =>
                found.What.Contains(" shows ", StringComparison.Ordinal)
                || found.What.Contains(" counts ", StringComparison.Ordinal)
                || found.What.Contains(" says 200", StringComparison.Ordinal)
                || found.What.Contains(" changes ", StringComparison.Ordinal)
            )
            .ShouldBeEmpty();
    }

    private static bool IsDesk(string key) => key.Contains("/desk/", StringComparison.Ordinal);

    private static async Task FindAsync(Leak leak, string route, string what, string? who = null)
    {
        var table = RouteTable.Kept();
        await using var host = await GateHost.StartAsync(table, leak: leak);
        var findings = await new Oracle(host, table).RunAsync(IsDesk);
        findings.ShouldContain(
            found =>
                found.Route == route && found.What.Contains(what, StringComparison.Ordinal) && (who == null || found.Who == who),
            string.Join('\n', findings)
        );
        // The fault is found where it is and nowhere else.
        if (leak is not (Leak.NoRule or Leak.OpenToAll))
            findings.ShouldAllBe(
                // Both searches of the desk ask the same question.
                found =>
                    found.Route == route
                    || (
                        found.Route.Contains("zoeken", StringComparison.Ordinal)
                        && route.Contains("zoeken", StringComparison.Ordinal)
                    ),
                string.Join('\n', findings)
            );
    }
}
