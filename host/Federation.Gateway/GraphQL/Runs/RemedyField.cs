using Federation.Cluster.Problems;
using Federation.Contracts;
using Federation.Gateway.GraphQL.Loading;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Runs;

/// <summary>What to do about it: the same field on everything that has a code.</summary>
internal static class RemedyField
{
    public static void AddRemedy<T>(this ObjectGraphType<T> type, ProblemCatalogue remedies, Func<T, string> code, Func<T, FailureKind?>? kind = null) =>
        type.Field<NonNullGraphType<StringGraphType>>("remedy")
            .Description("What to do about it.")
            .Argument<NonNullGraphType<LanguageType>>("language", "The language of the advice.", argument => argument.DefaultValue = RemedyLanguage.English)
            .Resolve(context => remedies.Remedy(code(context.Source), kind?.Invoke(context.Source), context.Language()));
}
