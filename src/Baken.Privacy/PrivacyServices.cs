using Baken.Privacy.Activities;
using Baken.Privacy.Demo;
using Baken.Privacy.Duties;
using Baken.Privacy.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Privacy;

/// <summary>The services of the register, the desk for requests and the duty to inform.</summary>
internal static class PrivacyServices
{
    public static IServiceCollection AddActivities(this IServiceCollection services) =>
        services
            .AddScoped<ActivityQueries>()
            .AddScoped<IActivities, ActivitiesInForce>()
            .AddScoped<IRetentionRules, RetentionRules>()
            .AddScoped<DraftActivity>()
            .AddScoped<ApproveActivity>();

    public static IServiceCollection AddRequests(this IServiceCollection services) =>
        services
            .AddScoped<SealedJson>()
            .AddScoped<RequestsToDo>()
            .AddScoped<RequestQueries>()
            .AddScoped<RegisterRequest>()
            .AddScoped<CheckIdentity>()
            .AddScoped<ExtendTerm>()
            .AddScoped<SearchHoldings>()
            .AddScoped<JudgeFinding>()
            .AddScoped<DecideRequest>()
            .AddScoped<WriteLetter>()
            .AddScoped<SendLetter>()
            .AddScoped<NameRecipient>()
            .AddScoped<FollowRecipient>()
            .AddScoped<KeepToNames>()
            .AddScoped<ShareRequest>()
            .AddScoped<RecallShare>()
            .AddScoped<AttachFile>()
            .AddScoped<CloseRequest>()
            .AddScoped<LiftRestriction>()
            .AddScoped<IRestrictions, Restrictions>()
            .AddScoped<IHoldings, AccessHoldings>()
            .AddScoped<IHoldings, RequestHoldings>()
            .AddScoped<IDestroyer, RequestDestroyer>()
            .AddScoped<IPrivacyDemo, PrivacyDemo>();

    public static IServiceCollection AddDuties(this IServiceCollection services) =>
        services
            .AddScoped<DutyQueries>()
            .AddScoped<OpenDuty>()
            .AddScoped<IDutyToInform>(provider => provider.GetRequiredService<OpenDuty>())
            .AddScoped<DecideDuty>();
}
