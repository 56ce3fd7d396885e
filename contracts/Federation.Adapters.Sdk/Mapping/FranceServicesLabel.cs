using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// What the French State's label "France services" means for the house that bears it. A house has it only with the whole of a fixed offer: help with
/// the procedures of nine partners (CAF, health insurance, pension insurance, MSA, the employment agency, taxes, Justice, identity documents, La Poste)
/// and with the digital tools that they take. Source: circulaire n° 6094-SG du 1er juillet 2019, annexes 5 and 6.
/// </summary>
public static class FranceServicesLabel
{
    /// <summary>Keys of <see cref="ServiceKeys"/>. La Poste is there for its procedures; a counter of the post is not part of the offer.</summary>
    public static IReadOnlyList<string> Services { get; } =
    [
        ServiceKeys.AdministrativeHelp, ServiceKeys.DigitalHelp, ServiceKeys.FamilyBenefitsHelp, ServiceKeys.HealthInsuranceHelp, ServiceKeys.IdentityDocumentsHelp,
        ServiceKeys.JobSearchHelp, ServiceKeys.LegalHelp, ServiceKeys.PensionHelp, ServiceKeys.TaxHelp,
    ];
}
