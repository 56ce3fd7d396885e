using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Loading;
using Federation.Registry;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

/// <summary>Texts that the label has in both languages: the same argument on each.</summary>
internal static class BilingualFields
{
    public static void AddText<T>(this ObjectGraphType<T> type, string name, string description, Func<T, BilingualText> text) =>
        type.Field<NonNullGraphType<StringGraphType>>(name).Description(description).WithLanguage().Resolve(context => text(context.Source).In(Asked(context)));

    public static void AddTexts<T>(this ObjectGraphType<T> type, string name, string description, Func<T, IEnumerable<BilingualText>> texts) =>
        type.Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>(name).Description(description).WithLanguage().Resolve(context =>
        {
            var language = Asked(context);
            return texts(context.Source).Select(text => text.In(language));
        });

    /// <summary>What is said in a language when it is asked for; null where there is nothing to say.</summary>
    public static void AddSaid<TType, T>(this ObjectGraphType<T> type, string name, string description, Func<T, Language, string?> said)
        where TType : IGraphType =>
        type.Field<TType>(name).Description(description).WithLanguage().Resolve(context => said(context.Source, Asked(context)));

    private static global::GraphQL.Builders.FieldBuilder<T, object> WithLanguage<T>(this global::GraphQL.Builders.FieldBuilder<T, object> field) =>
        field.Argument<NonNullGraphType<LanguageType>>("language", "The language of the text.", argument => argument.DefaultValue = RemedyLanguage.English);

    private static Language Asked(IResolveFieldContext context) => context.Language() == RemedyLanguage.French ? Language.French : Language.English;
}
