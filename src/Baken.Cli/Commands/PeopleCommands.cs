using System.CommandLine;
using Baken.Access;
using Baken.Kernel;

namespace Baken.Cli.Commands;

/// <summary><c>baken accounts invite</c> and <c>baken tokens create|list|revoke</c>: for who holds the machine itself.</summary>
internal static class PeopleCommands
{
    public static Command MakeAccounts()
    {
        var email = new Argument<string>("e-mailadres") { Description = "Wie wordt uitgenodigd." };
        var roles = Roles();
        var data = Common.Data();
        var json = Common.Json();
        var invite = new Command("invite", "Geeft een eenmalige link waarmee iemand een account maakt.")
        {
            email,
            roles,
            data,
            json,
        };
        invite.SetAction(
            async (parsed, cancellation) =>
            {
                await using var house = await House.OpenAsync(Installation.Open(parsed.GetRequiredValue(data)), cancellation);
                var outcome = await house.DoAsync(services =>
                    services
                        .GetRequiredService<IAccounts>()
                        .InviteAsync(
                            parsed.GetRequiredValue(email),
                            parsed.GetRequiredValue(roles).ToHashSet(),
                            Actor.CommandLine,
                            cancellation
                        )
                );
                if (outcome.Refusal is { } refusal)
                    return await Run.RefuseAsync(refusal, parsed.GetValue(json));
                if (parsed.GetValue(json))
                    Output.Json(outcome.Value);
                else
                    Output.Line(
                        $"Geef deze link door; hij werkt één keer, tot {outcome.Value.ValidUntil:yyyy-MM-dd}: {outcome.Value.Path}"
                    );
                return Run.Done;
            }
        );
        return new Command("accounts", "Mensen die kunnen inloggen.") { invite };
    }

    public static Command MakeTokens() =>
        new("tokens", "Sleutels van programma's voor de API.") { MakeCreate(), MakeList(), MakeRevoke() };

    private static Command MakeCreate()
    {
        var name = new Argument<string>("naam") { Description = "Waarvoor het token is." };
        var roles = Roles();
        var days = new Option<int>("--days") { Description = "Hoeveel dagen het geldt.", DefaultValueFactory = _ => 90 };
        var data = Common.Data();
        var json = Common.Json();
        var create = new Command("create", "Maakt een token; het wordt één keer getoond.") { name, roles, days, data, json };
        create.SetAction(
            async (parsed, cancellation) =>
            {
                await using var house = await House.OpenAsync(Installation.Open(parsed.GetRequiredValue(data)), cancellation);
                var outcome = await house.DoAsync(services =>
                    services
                        .GetRequiredService<ITokens>()
                        .CreateAsync(
                            parsed.GetRequiredValue(name),
                            parsed.GetRequiredValue(roles).ToHashSet(),
                            TimeSpan.FromDays(parsed.GetValue(days)),
                            Actor.CommandLine,
                            cancellation
                        )
                );
                if (outcome.Refusal is { } refusal)
                    return await Run.RefuseAsync(refusal, parsed.GetValue(json));
                if (parsed.GetValue(json))
                    Output.Json(outcome.Value);
                else
                    Output.Line(outcome.Value.Secret);
                return Run.Done;
            }
        );
        return create;
    }

    private static Command MakeList()
    {
        var data = Common.Data();
        var json = Common.Json();
        var list = new Command("list", "Alle tokens, zonder hun geheim.") { data, json };
        list.SetAction(
            async (parsed, cancellation) =>
            {
                await using var house = await House.OpenAsync(Installation.Open(parsed.GetRequiredValue(data)), cancellation);
                var tokens = await house.DoAsync(services => services.GetRequiredService<ITokens>().ListAsync(cancellation));
                if (parsed.GetValue(json))
                    Output.Json(tokens);
                else
                    Output.Table(
                        ["nummer", "naam", "rollen", "geldig tot", "ingetrokken"],
                        tokens.Select(token =>
                            new[]
                            {
                                $"{token.Id}",
                                token.Name,
                                string.Join(", ", token.Roles.Order().Select(RoleWords.Word)),
                                $"{token.ValidUntil:yyyy-MM-dd}",
                                $"{token.RevokedAt:yyyy-MM-dd}",
                            }
                        )
                    );
                return Run.Done;
            }
        );
        return list;
    }

    private static Command MakeRevoke()
    {
        var id = new Argument<Guid>("nummer") { Description = "Het nummer uit de lijst." };
        var data = Common.Data();
        var json = Common.Json();
        var revoke = new Command("revoke", "Maakt een token per direct ongeldig.") { id, data, json };
        revoke.SetAction(
            async (parsed, cancellation) =>
            {
                await using var house = await House.OpenAsync(Installation.Open(parsed.GetRequiredValue(data)), cancellation);
                var refusal = await house.DoAsync(services =>
                    services.GetRequiredService<ITokens>().RevokeAsync(parsed.GetValue(id), Actor.CommandLine, cancellation)
                );
                if (refusal is not null)
                    return await Run.RefuseAsync(refusal, parsed.GetValue(json));
                Output.Line("Ingetrokken.");
                return Run.Done;
            }
        );
        return revoke;
    }

    private static Option<Role[]> Roles() =>
        new("--role")
        {
            Description = $"Een of meer rollen: {string.Join(", ", Enum.GetValues<Role>().Select(RoleWords.Word))}.",
            HelpName = "ROL",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
            CustomParser = result =>
            {
                var roles = new List<Role>();
                foreach (var token in result.Tokens)
                    if (RoleWords.Parse(token.Value) is { } role)
                        roles.Add(role);
                    else
                        result.AddError($"'{token.Value}' is geen rol.");
                return [.. roles];
            },
        };
}
