using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>How long an operation may take. Pure.</summary>
internal static class AnswerTime
{
    private const string Key = "answer time";

    /// <summary>Gives the field of a mutation so long, where nothing else is asked for with it: nobody else's work gets longer by it.</summary>
    public static FieldBuilder<TSource, TReturn> MayTake<TSource, TReturn>(this FieldBuilder<TSource, TReturn> field, TimeSpan time)
    {
        field.FieldType.WithMetadata(Key, time);
        return field;
    }

    /// <param name="usual">What all others have.</param>
    public static TimeSpan Of(ISchema schema, GraphQLOperationDefinition? operation, TimeSpan usual) =>
        operation is { Operation: OperationType.Mutation, SelectionSet.Selections: [GraphQLField only] }
        && schema.Mutation?.Fields.Find(only.Name.StringValue)?.GetMetadata<TimeSpan?>(Key) is { } own && own > usual
            ? own
            : usual;
}
