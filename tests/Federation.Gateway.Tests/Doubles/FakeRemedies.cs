using Federation.Contracts;
using Federation.Gateway.GraphQL;
using Federation.Gateway.GraphQL.Runs;

namespace Federation.Gateway.Tests.Doubles;

internal sealed class FakeRemedies : IRemedies
{
    public string Remedy(string code, FailureKind? kind, Language language) => $"{(language == Language.French ? "Réparez" : "Mend")} {code}{(kind is null ? "" : $" ({kind})")}";
}
