using Microsoft.Extensions.DependencyInjection;

namespace Baken.Sources.Tables;

internal static class TableServices
{
    public static IServiceCollection AddTables(this IServiceCollection services) =>
        services
            .AddSingleton<ISourceReader, MappedTableReader>()
            .AddSingleton<ITablePreviews, TablePreviews>()
            .AddSingleton<ITableMappings, TableMappings>();
}
