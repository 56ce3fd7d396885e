using Federation.Cluster.People.Kept;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.People;

internal sealed class PersonPurposeType : EnumerationGraphType
{
    public PersonPurposeType()
    {
        Name = "PersonPurpose";
        Description = "Why a network has what reaches a person kept.";
        Add("CORRECTIONS", PersonPurpose.Corrections, "To ask at the place what is wrong in its listing.");
        Add("ASSESSMENT", PersonPurpose.Assessment, "To arrange an assessor's visit for the label.");
    }
}
