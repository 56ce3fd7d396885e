using GraphQL.DataLoader;

namespace Federation.Gateway.GraphQL.Loading;

/// <summary>Works with what loaders will deliver, before they do.</summary>
internal static class DataLoaderResults
{
    /// <summary>A part of it.</summary>
    public static IDataLoaderResult<TPart> Select<TValue, TPart>(this IDataLoaderResult<TValue> whole, Func<TValue, TPart> part) =>
        new Selected<TValue, TPart>(whole, part);

    /// <summary>All of them, in order.</summary>
    public static IDataLoaderResult<IReadOnlyList<TValue>> Together<TValue>(this IEnumerable<IDataLoaderResult<TValue>> results) => new All<TValue>([.. results]);

    /// <summary>What is there already.</summary>
    public static IDataLoaderResult<TValue> Of<TValue>(TValue value) => new Known<TValue>(value);

    private sealed class Known<TValue>(TValue value) : IDataLoaderResult<TValue>
    {
        public Task<TValue> GetResultAsync(CancellationToken cancellationToken = default) => Task.FromResult(value);

        Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => Task.FromResult<object?>(value);
    }

    private sealed class All<TValue>(IReadOnlyList<IDataLoaderResult<TValue>> results) : IDataLoaderResult<IReadOnlyList<TValue>>
    {
        public async Task<IReadOnlyList<TValue>> GetResultAsync(CancellationToken cancellationToken = default) =>
            await Task.WhenAll(results.Select(result => result.GetResultAsync(cancellationToken)));

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }

    private sealed class Selected<TValue, TPart>(IDataLoaderResult<TValue> whole, Func<TValue, TPart> part) : IDataLoaderResult<TPart>
    {
        public async Task<TPart> GetResultAsync(CancellationToken cancellationToken = default) => part(await whole.GetResultAsync(cancellationToken));

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }
}
