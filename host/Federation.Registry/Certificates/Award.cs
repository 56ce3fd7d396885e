using Federation.Registry.Criteria;

namespace Federation.Registry.Certificates;

/// <summary>What a certificate is to say: a centre holds a level of the label for a time.</summary>
public sealed record Award
{
    /// <summary>The certificate's own, never given twice; part of its address.</summary>
    public required string CertificateId { get; init; }

    /// <summary>The centre's in the directory; part of its address.</summary>
    public required string CentreId { get; init; }

    /// <summary>As shown to people; not empty.</summary>
    public required string CentreName { get; init; }

    /// <summary>The overall level: 1 to <see cref="CriteriaSet.TopLevel"/>, the lowest of <see cref="Axes"/>.</summary>
    public required int Level { get; init; }

    /// <summary>1 to <see cref="CriteriaSet.TopLevel"/> on each axis that has a level; an axis on which nothing could be measured is left out.</summary>
    public required IReadOnlyDictionary<Axis, int> Axes { get; init; }

    /// <summary>For example <c>1.0</c>.</summary>
    public required string CriteriaVersion { get; init; }

    /// <summary>The first moment at which it holds; cut to whole seconds.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The first moment at which it holds no more; cut to whole seconds. After <see cref="From"/>.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Its place in the list of revocations, from 0; of this certificate alone.</summary>
    public required int RevocationIndex { get; init; }

    /// <summary>Its place in the list of suspensions, from 0; of this certificate alone.</summary>
    public required int SuspensionIndex { get; init; }

    /// <exception cref="ArgumentException">It contradicts itself; the message says how.</exception>
    internal void Validate()
    {
        Require(CertificateId.Length > 0 && CentreId.Length > 0 && CentreName.Length > 0, "ids and the centre's name are not empty");
        Require(Axes.Count > 0 && Axes.Values.All(level => level is >= 1 and <= CriteriaSet.TopLevel), $"a level is 1 to {CriteriaSet.TopLevel}, on at least one axis");
        Require(Axes.Values.Min() == Level, $"the overall level {Level} is not the lowest axis");
        Require(CertificateTime.Whole(From) < CertificateTime.Whole(Until), $"it ends at {CertificateTime.Text(Until)} and begins at {CertificateTime.Text(From)}");
        Require(RevocationIndex >= 0 && SuspensionIndex >= 0, "a place in a status list is not below 0");
    }

    private static void Require(bool holds, string rule)
    {
        if (!holds) throw new ArgumentException($"An award cannot be certified: {rule}.");
    }
}
