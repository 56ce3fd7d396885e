using GraphQL;
using GraphQL.Builders;
using GraphQL.Resolvers;

namespace Federation.Gateway.GraphQL.Writing;

/// <summary>
/// Resolves a field from its object alone, without arguments, callers, loaders or time: what it answers may be written without executing the field, and kept. Thread safe.
/// </summary>
internal interface IPlainResolver : IFieldResolver
{
    /// <param name="source">The object that the field belongs to.</param>
    object? ValueOf(object source);
}

/// <inheritdoc cref="IPlainResolver"/>
internal sealed class PlainResolver<TSource>(Func<TSource, object?> value) : IPlainResolver
{
    public object? ValueOf(object source) => value((TSource)source);

    public ValueTask<object?> ResolveAsync(IResolveFieldContext context) => new(value((TSource)context.Source!)); // only root types have no source
}

/// <summary>Gives fields their plain resolvers.</summary>
internal static class PlainFields
{
    /// <param name="value">Pure and thread safe, and does not throw.</param>
    public static FieldBuilder<TSource, TReturn> Plain<TSource, TReturn>(this FieldBuilder<TSource, TReturn> field, Func<TSource, object?> value)
    {
        field.FieldType.Resolver = new PlainResolver<TSource>(value);
        return field;
    }
}
