using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Labels.Publishing;
using Federation.Gateway.GraphQL.Labels.Readings;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;
using Federation.Registry.Readings;

namespace Federation.Gateway.GraphQL.Labels.Certificates;

/// <summary>Says in plain words on what a certificate's label stands, and what is known of its centre, by the criteria under which it was awarded. Thread safe.</summary>
internal sealed class CertificateReadings(PreAssessor assessor, LabelArchive labels, AssessmentArchive applications, CriteriaArchive archive)
{
    /// <summary>Those in force, where that version is unknown here.</summary>
    public async Task<CriteriaSet> CriteriaAsync(string? version, DateTimeOffset at, CancellationToken cancellationToken) => (await archive.ReadAsync(cancellationToken)).Under(version, at);

    /// <summary>Null where the directory has the centre no more.</summary>
    public async Task<LabelReading?> ReadAsync(CertificateView view, CancellationToken cancellationToken)
    {
        var known = await assessor.ReadAsync(view.Id.Centre, await CriteriaAsync(view.Award.CriteriaVersion, view.At, cancellationToken), cancellationToken);
        if (known is null) return null;
        // Of what is not held, no axis is told as held either.
        var label = view.Held is null ? CentreLabel.None : view.Standing.Label;
        return LabelReading.Of(known.Evaluation, label, view.At) with { Label = view.Says, Basis = await BasisAsync(view, cancellationToken) };
    }

    /// <summary>Null where the label is not held.</summary>
    public async Task<LabelBasis?> BasisAsync(CertificateView view, CancellationToken cancellationToken)
    {
        if (view.Held is null) return null;
        var history = (await labels.ReadAsync([view.Id.Centre], cancellationToken))[0];
        return LabelBases.Of(history, (await applications.OfAsync([view.Id.Centre], cancellationToken))[0], await archive.ReadAsync(cancellationToken), view.At);
    }
}
