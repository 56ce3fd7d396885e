using Federation.Cluster.Normalising.Vocabularies;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

/// <summary>What centres are described with, whether one has it or not.</summary>
internal sealed class VocabularyQueries : IQueryFields
{
    public void AddTo(QueryType query)
    {
        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<ServiceType>>>>("services")
            .Description("Every service of the vocabulary, in order of their keys.")
            .Resolve(_ => Vocabulary.Services.Keys);
        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<AccessibilityFeatureType>>>>("accessibilityFeatures")
            .Description("Every key of the vocabulary of accessibility, in order.")
            .Resolve(_ => Vocabulary.Accessibility.Keys);
    }
}
