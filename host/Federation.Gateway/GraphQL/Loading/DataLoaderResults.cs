using GraphQL.DataLoader;

namespace Federation.Gateway.GraphQL.Loading;

/// <summary>Takes a part of what a loader will deliver.</summary>
internal static class DataLoaderResults
{
    public static IDataLoaderResult<TPart> Select<TValue, TPart>(this IDataLoaderResult<TValue> whole, Func<TValue, TPart> part) =>
        new Selected<TValue, TPart>(whole, part);

    private sealed class Selected<TValue, TPart>(IDataLoaderResult<TValue> whole, Func<TValue, TPart> part) : IDataLoaderResult<TPart>
    {
        public async Task<TPart> GetResultAsync(CancellationToken cancellationToken = default) => part(await whole.GetResultAsync(cancellationToken));

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }
}
