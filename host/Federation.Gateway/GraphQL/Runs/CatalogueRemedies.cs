using Federation.Cluster.Problems;
using Federation.Contracts;

namespace Federation.Gateway.GraphQL.Runs;

/// <summary>Remedies from the catalogue that travels with the cluster.</summary>
internal sealed class CatalogueRemedies : IRemedies
{
    public string Remedy(string code, FailureKind? kind, Language language) =>
        ProblemCatalogue.Standard.Remedy(code, kind, language == Language.French ? RemedyLanguage.French : RemedyLanguage.English);
}
