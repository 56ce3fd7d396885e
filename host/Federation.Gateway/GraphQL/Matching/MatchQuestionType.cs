using Federation.Cluster.Matching.Review;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Matching;

internal sealed class MatchQuestionType : EnumerationGraphType
{
    public MatchQuestionType()
    {
        Name = "MatchQuestion";
        Description = "Why a person is asked about two listings.";
        Add("UNSURE", MatchQuestion.Unsure, "The evidence does not suffice either way.");
        Add("SAME_NETWORK", MatchQuestion.SameNetwork, "The evidence suffices, but one network lists both: it may list one place twice.");
        Add("TWO_LABELS", MatchQuestion.TwoLabels, "The evidence suffices, but both centres have a label, which stays where it was awarded.");
    }
}
