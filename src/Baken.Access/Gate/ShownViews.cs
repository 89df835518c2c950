using System.Data.Common;
using System.Runtime.CompilerServices;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Baken.Access;

/// <summary>
/// Shows the database, right before each command that names a guarded table, the view of the context that asks. It is said anew every time:
/// nothing has to be remembered about a connection, so what a former user or a rolled-back transaction left on it never counts.
/// A command that names none costs nothing; one that hides its table shows no view and finds nothing.
/// </summary>
public sealed class ShownViews(ViewSeal seal) : DbCommandInterceptor
{
    private static readonly ConditionalWeakTable<IModel, Guarded> Known = [];

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    )
    {
        Show(command, eventData);
        return result;
    }

    public override InterceptionResult<object> ScalarExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result
    )
    {
        Show(command, eventData);
        return result;
    }

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result
    )
    {
        Show(command, eventData);
        return result;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        await ShowAsync(command, eventData, cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    )
    {
        await ShowAsync(command, eventData, cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        await ShowAsync(command, eventData, cancellationToken);
        return result;
    }

    private void Show(DbCommand command, CommandEventData data)
    {
        if (Said(command, data) is { } show)
            using (show)
                show.ExecuteNonQuery();
    }

    private async Task ShowAsync(DbCommand command, CommandEventData data, CancellationToken cancellation)
    {
        if (Said(command, data) is { } show)
            await using (show)
                await show.ExecuteNonQueryAsync(cancellation);
    }

    private DbCommand? Said(DbCommand command, CommandEventData data)
    {
        if (!seal.HasKey || data.Context is not ModuleDb db)
            return null;
        var guarded = Known.GetValue(db.Model, model => new Guarded(model));
        if (!guarded.Tables.Exists(table => command.CommandText.Contains(table, StringComparison.Ordinal)))
            return null;
        var view = ViewSeal.Words(db.Viewpoint, guarded.Kinds);
        var show = command.Connection!.CreateCommand();
        show.Transaction = command.Transaction;
        show.CommandText =
            $"SELECT set_config('{RowSecurity.ViewSetting}', @view, false), set_config('{RowSecurity.SealSetting}', @seal, false)";
        Add("view", view);
        Add("seal", seal.Seal(view));
        return show;

        void Add(string name, string value)
        {
            var parameter = show.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            show.Parameters.Add(parameter);
        }
    }

    private sealed class Guarded(IModel model)
    {
        public List<Kind> Kinds { get; } = [.. Guarding.KindsOf(model).Select(guarded => guarded.Kind)];

        public List<string> Tables { get; } =
        [
            model.FindEntityType(typeof(Grant))!.GetTableName()!,
            .. Guarding.KindsOf(model).Select(guarded => guarded.Table),
            .. Guarding.PartsOf(model).Select(part => part.Table),
        ];
    }
}
