using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;

namespace Federation.Gateway.Identity.Access;

/// <summary>What a field answers for a network that is not there, where that is not null. A foreign network's is answered so too: nobody can tell the two apart.</summary>
internal static class AbsentAnswer
{
    private const string Key = "absent-answer";

    public static FieldBuilder<TSource, TReturn> WhenAbsent<TSource, TReturn>(this FieldBuilder<TSource, TReturn> field, Func<IResolveFieldContext, object> answer)
    {
        field.FieldType.Metadata[Key] = answer;
        return field;
    }

    /// <summary>Null where the field answers null.</summary>
    public static Func<IResolveFieldContext, object>? Of(FieldType field) => field.GetMetadata<Func<IResolveFieldContext, object>?>(Key, () => null);
}
