using Baken.Access;
using Baken.Areas;
using Baken.Kernel;
using Baken.Privacy;
using Baken.Profiles;
using Baken.Sectors;
using Baken.Sources;

namespace Baken;

/// <summary>Every module of the house, in the order in which data flows. A new module is one line here.</summary>
public static class Modules
{
    public static IReadOnlyList<IModule> All { get; } =
    [new AccessModule(), new PrivacyModule(), new SourcesModule(), new AreasModule(), new SectorsModule(), new ProfilesModule()];
}
