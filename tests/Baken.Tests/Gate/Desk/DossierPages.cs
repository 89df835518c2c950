using Baken.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Gate;

[Route("/desk/dossiers")]
[Under(DeskModule.Activity)]
[For(Role.Coordinator, Role.Handler, Role.Analyst, Role.AreaManager, Role.SectorManager)]
public sealed class DossiersPage : ComponentBase
{
    private List<Dossier> dossiers = [];

    [Inject]
    private ModuleDb Db { get; set; } = null!;

    protected override async Task OnInitializedAsync() => dossiers = await Db.Set<Dossier>().ToListAsync();

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddMarkupContent(0, $"<p>{dossiers.Count} dossiers</p>");
        foreach (var dossier in dossiers)
            builder.AddContent(1, dossier.Title + " ");
    }
}

[Route("/desk/dossiers/{Id:guid}")]
[Under(DeskModule.Activity)]
[For(Role.Coordinator, Role.Handler, Role.Analyst, Role.AreaManager, Role.SectorManager)]
public sealed class DossierPage : ComponentBase
{
    private Dossier? dossier;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private ModuleDb Db { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        dossier = await Db.Set<Dossier>().SingleOrDefaultAsync(d => d.Id == Id);
        if (dossier is null)
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, dossier?.Title ?? "");
}
