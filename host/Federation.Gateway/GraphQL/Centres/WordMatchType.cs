using Federation.Cluster.Index;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class WordMatchType : EnumerationGraphType
{
    public WordMatchType()
    {
        Name = "WordMatch";
        Description = "How much of an asked word must be there.";
        Add("FORGIVING", WordMatch.Forgiving, "Words that are it or begin with it. Where no centre at all has one, words that are one slip away, from nine letters on two: a letter too many, too few, another one, or two swapped; the first letter is right.");
        Add("BEGINNING", WordMatch.Beginning, "Words that are it or begin with it.");
        Add("WHOLE", WordMatch.Whole, "The word itself.");
    }
}
