using GraphQL;
using GraphQL.Builders;
using GraphQL.Resolvers;

namespace Federation.Gateway.GraphQL.Streams;

/// <summary>
/// The source of a subscription's field. The library's own streams are pushed, and whatever a slow reader has not taken yet is held in memory; these are pulled, by <see cref="StreamStrategy"/>. Thread safe.
/// </summary>
internal sealed class PulledStream(Func<IResolveFieldContext, Task<IAsyncEnumerable<Happening>>> open) : ISourceStreamResolver
{
    /// <exception cref="ExecutionError">The arguments are not as described.</exception>
    public Task<IAsyncEnumerable<Happening>> OpenAsync(IResolveFieldContext context) => open(context);

    /// <exception cref="NotSupportedException">Always: only the library's own strategy asks, which is not in use.</exception>
    ValueTask<IObservable<object?>> ISourceStreamResolver.ResolveAsync(IResolveFieldContext context) => throw new NotSupportedException("This stream is pulled.");
}

/// <summary>Gives fields their streams.</summary>
internal static class PulledStreams
{
    public static void Streams<TSource, TReturn>(this FieldBuilder<TSource, TReturn> field, Func<IResolveFieldContext, Task<IAsyncEnumerable<Happening>>> open) =>
        field.FieldType.StreamResolver = new PulledStream(open);
}
