using Federation.Cluster.Problems;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL;

internal sealed class LanguageType : EnumerationGraphType
{
    public LanguageType()
    {
        Name = "Language";
        Description = "A language for texts that the directory itself writes. What listings say stays in the language of its network.";
        Add("EN", RemedyLanguage.English, "English.");
        Add("FR", RemedyLanguage.French, "French.");
    }
}
