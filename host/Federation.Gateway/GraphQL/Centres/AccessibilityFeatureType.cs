using Federation.Cluster.Normalising.Vocabularies;
using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Writing;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

/// <summary>Made of a key, or of the words of a source that are none.</summary>
internal sealed class AccessibilityFeatureType : ObjectGraphType<string>
{
    public AccessibilityFeatureType()
    {
        Name = "AccessibilityFeature";
        Description = "For whom a place is made.";
        Field<StringGraphType>("key").Description("The stable key; null where the source's words were not understood.").Plain(source => Vocabulary.Accessibility.Has(source) ? source : null);
        Field<NonNullGraphType<StringGraphType>>("label")
            .Description("Its name for people; the source's words where they were not understood.")
            .Argument<NonNullGraphType<LanguageType>>("language", "The language of the name.", argument => argument.DefaultValue = RemedyLanguage.English)
            .Resolve(context => Vocabulary.Accessibility.Label(context.Source, context.Language()));
    }
}
