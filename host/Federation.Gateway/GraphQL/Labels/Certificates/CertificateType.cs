using System.Text;
using Federation.Gateway.GraphQL.Labels.Readings;
using Federation.Registry.Certificates.Status;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels.Certificates;

internal sealed class CertificateType : ObjectGraphType<CertificateView>
{
    public CertificateType(CertificateReadings readings)
    {
        Name = "Certificate";
        Description = "The certificate of a label, signed in two forms. It proves what was awarded; whether that still stands tell the status lists that it names.";
        Field<NonNullGraphType<StringGraphType>>("key").Description("The centre's key, a hyphen and the label's number.").Resolve(context => context.Source.Id.ToString());
        Field<NonNullGraphType<StringGraphType>>("address").Description("Where it answers, and its id in both forms.").Resolve(context => context.Source.Addresses.Certificate(context.Source.Id.ToString()));
        Field<NonNullGraphType<StringGraphType>>("credential").Description("A Verifiable Credential 2.0 and Open Badge 3.0 with an embedded proof, as JSON: application/vc.").Resolve(context => Encoding.UTF8.GetString(context.Source.Standing.Issued.Embedded));
        Field<NonNullGraphType<StringGraphType>>("jwt").Description("The same credential as a JWT: application/vc+jwt.").Resolve(context => context.Source.Standing.Issued.Jwt);
        Field<StringGraphType>("logProof").Description("That what the certificate says is in the public log of labels: a text of the form c2sp.org/tlog-proof@v1, which brings the log's entry. Null in the moment before it is.").Resolve(context => context.Source.LogProof);
        Field<NonNullGraphType<StringGraphType>>("centreKey").Description("Of the centre, which may be merged into another or gone by now.").Resolve(context => context.Source.Id.Centre.Value);
        Field<NonNullGraphType<StringGraphType>>("centreName").Description("The centre, as it was called when the certificate was first asked for.").Resolve(context => context.Source.Standing.CentreName);
        this.AddText("title", "What the label is called in the criteria under which it was awarded.", view => view.Title);
        Field<NonNullGraphType<StringGraphType>>("criteriaVersion").Description("Under which it was awarded.").Resolve(context => context.Source.Award.CriteriaVersion);
        Field<NonNullGraphType<CertificateStateType>>("state").Description("What its label stands at now.").Resolve(context => context.Source.State);
        Field<IntGraphType>("heldLevel").Description("The level that the centre holds by it now, 1 to 3; null where its label is suspended, expired, revoked or replaced.").Resolve(context => context.Source.Held?.Levels.Overall);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<AxisLevelType>>>>("axes").Description("The levels for which it was awarded, all five axes.").Resolve(context => LabelView.Levels(context.Source.Award.Levels));
        Field<NonNullGraphType<DateTimeScalar>>("awardedAt").Description("From this moment on it holds.").Resolve(context => context.Source.Award.AwardedAt);
        Field<NonNullGraphType<DateTimeScalar>>("validUntil").Description("From this moment on it holds no more.").Resolve(context => context.Source.Award.ValidUntil);
        this.AddTexts("standing", "What its label stands at now, in one or two sentences.", view => view.Says);
        Field<LabelBasisType>("basis").Description("On what its label stands; null where it is not held.").ResolveAsync(async context => await readings.BasisAsync(context.Source, context.CancellationToken));
        Field<LabelReadingType>("reading").Description("Its centre in plain words, by the criteria under which it was awarded; null where the directory has the centre no more.").ResolveAsync(async context => await readings.ReadAsync(context.Source, context.CancellationToken));
        Field<NonNullGraphType<StringGraphType>>("issuer").Description("Who signed it, and where the keys are (Multikey).").Resolve(context => context.Source.Addresses.Issuer);
        Field<NonNullGraphType<StringGraphType>>("keySet").Description("Where the same keys are as a JWK set.").Resolve(context => context.Source.Addresses.JwkSet);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("statusLists").Description("Where it is told whether it was revoked, and whether it is suspended.").Resolve(context => Enum.GetValues<StatusPurpose>().Select(context.Source.Addresses.StatusList));
        Field<NonNullGraphType<StringGraphType>>("criteriaAddress").Description("Where the criteria are under which it was awarded.").Resolve(context => context.Source.Addresses.Criteria(context.Source.Award.CriteriaVersion));
    }
}
