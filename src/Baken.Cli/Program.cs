using Baken.Cli;
using Baken.Cli.Commands;

// The way in: every command of `./baken`, and the three ways it can end.
var root = new System.CommandLine.RootCommand(
    "Baken: de aanpak van ondermijning van een gemeente, in één huis.\nVoorbeeld: ./baken demo"
)
{
    DemoCommand.Make(),
    ServeCommand.Make(),
    ImportCommand.Make(),
    FetchCommand.Make(),
    AreasCommand.Make(),
    SectorsCommand.Make(),
    ProfileCommand.Make(),
    LinkCommand.Make(),
    PeopleCommands.MakeAccounts(),
    PeopleCommands.MakeTokens(),
    KeysCommand.Make(),
    BackupCommands.MakeBackup(),
    BackupCommands.MakeRestore(),
    AuditCommand.Make(),
};
return await Run.AsTypedAsync(root, args);
