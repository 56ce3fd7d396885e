using System.Text;
using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Labels.Log;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels.Certificates;

/// <param name="offices">The host's, or none where it was told no public address.</param>
/// <param name="logs">As offices.</param>
internal sealed class CertificateQueries(IEnumerable<CertificateOffice> offices, IEnumerable<LabelLog> logs, CertificateReadings readings) : IQueryFields
{
    private readonly CertificateOffice? _office = offices.FirstOrDefault();
    private readonly LabelLog? _log = logs.FirstOrDefault();

    public void AddTo(QueryType query)
    {
        query.Field<CertificateType>("certificate")
            .Description("The certificate of a label; null where no such label was ever awarded, and where this host issues none.")
            .Argument<NonNullGraphType<StringGraphType>>("key", "The centre's key, a hyphen and the label's number.")
            .ResolveAsync(async context =>
            {
                if (_office is null || !CertificateId.TryParse(context.GetArgument<string>("key"), out var id)) return null;
                if (await _office.StandingAsync(id, context.CancellationToken) is not { } standing) return null;
                var proof = _log is null ? null : await _log.ProofAsync(id, context.CancellationToken);
                var now = context.Directory().Now;
                return new CertificateView
                {
                    Standing = standing,
                    Addresses = _office.Addresses,
                    Title = (await readings.CriteriaAsync(standing.Label.Award?.CriteriaVersion, now, context.CancellationToken)).Title,
                    LogProof = proof?.ToString(),
                    At = now,
                };
            });
        query.Field<CertificateVerdictType>("verify")
            .Description("What a certificate of this directory is worth, by its own keys and its status lists of this moment. Whoever does not want to believe this host asks \"federation certificate verify\", or any verifier of the standards.")
            .Argument<NonNullGraphType<StringGraphType>>("certificate", "The whole text, in either form.")
            .ResolveAsync(async context =>
            {
                if (_office is null) throw CodedError.BadInput("This host issues no certificates, so that none can be genuine here: it was started without --public-url.");
                return await _office.VerifyAsync(Encoding.UTF8.GetBytes(context.GetArgument<string>("certificate")), context.CancellationToken);
            });
    }
}
