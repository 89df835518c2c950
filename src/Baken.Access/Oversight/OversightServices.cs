using Microsoft.Extensions.DependencyInjection;

namespace Baken.Access;

/// <summary>What the pages of oversight are made of.</summary>
internal static class OversightServices
{
    public static IServiceCollection AddOversight(this IServiceCollection services)
    {
        services.AddScoped<IOwnThings, OwnAccount>();
        return services
            .AddScoped<DrawSample>()
            .AddScoped<JudgeSample>()
            .AddScoped<ActorNames>()
            .AddScoped<RecordQueries>()
            .AddScoped<SampleQueries>()
            .AddScoped<UnusualPatterns>();
    }
}

/// <summary>The addresses of oversight.</summary>
internal static class OversightRoutes
{
    public const string Start = "/toezicht";
    public const string Record = "/toezicht/logboek";
    public const string RecordFile = "/toezicht/logboek.csv";
    public const string TracesFile = "/toezicht/logboek-dataverwerkingen.json";
    public const string CheckpointFile = "/toezicht/controlepunt.json";
    public const string Samples = "/toezicht/steekproef";
    public const string Unusual = "/toezicht/opvallend";
}
