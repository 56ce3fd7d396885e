using Federation.Registry.Labels;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class LabelEventKindType : EnumerationGraphType
{
    public LabelEventKindType()
    {
        Name = "LabelEventKind";
        Description = "What happened to a label.";
        Add("AWARDED", LabelEventKind.Awarded, "The centre was awarded a new label.");
        Add("SUSPENDED", LabelEventKind.Suspended, "It does not count from then on.");
        Add("REINSTATED", LabelEventKind.Reinstated, "Its suspension was lifted.");
        Add("EXPIRED", LabelEventKind.Expired, "Its time was over.");
        Add("APPEALED", LabelEventKind.Appealed, "An appeal was made against its suspension, which stays until that is decided.");
        Add("APPEAL_DISMISSED", LabelEventKind.AppealDismissed, "The appeal was decided on, and the suspension stands; one that is allowed is REINSTATED.");
        Add("REVOKED", LabelEventKind.Revoked, "It was taken away for good.");
    }
}
