using Federation.Registry.Criteria;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class EvidenceKindType : EnumerationGraphType
{
    public EvidenceKindType()
    {
        Name = "EvidenceKind";
        Description = "How a value is known. The first four rise in strength; a computation stands apart.";
        Add("DECLARED", EvidenceKind.Declared, "The centre or its network says so.");
        Add("DOCUMENT", EvidenceKind.Document, "A contract, an invoice, a certificate or the like shows it.");
        Add("MEASURED", EvidenceKind.Measured, "An instrument measured it, as the criterion describes.");
        Add("AUDITED", EvidenceKind.Audited, "A person from outside came and looked.");
        Add("COMPUTED", EvidenceKind.Computed, "The directory counted it over many days of the centre's own feed.");
    }
}
