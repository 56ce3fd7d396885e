using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;

namespace Federation.Registry.Tests.Evaluations;

/// <summary>Small criteria and observations, told apart by what a test is about.</summary>
internal static class Sets
{
    public static readonly DateTimeOffset At = new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Levels at 10, 20 and 30; optional shares 0.3, 0.5 and 0.7; 2 years, 30 days.</summary>
    public static CriteriaSet Of(params Criterion[] criteria) => new()
    {
        Version = "0.1",
        Title = new("Essai", "Trial"),
        Notice = new("Essai", "Trial"),
        ValidityYears = 2,
        ObservationDays = 30,
        OptionalShares = [0.3m, 0.5m, 0.7m],
        Criteria = criteria,
    };

    public static Criterion Criterion(
        string id, Axis axis = Axis.Services, bool mandatory = true, EvidenceKind evidence = EvidenceKind.Declared, Better better = Better.Higher, params decimal[] thresholds) => new()
        {
            Id = id,
            Axis = axis,
            Question = new("Combien ?", "How many?"),
            Says = new("Il y a {value}", "There are {value}"),
            Denies = null,
            Unknown = new("combien il y en a", "how many there are"),
            Measure = new("On compte.", "By counting."),
            Unit = new("salles", "rooms"),
            UnitOfOne = new("salle", "room"),
            IsYesOrNo = false,
            Better = better,
            Evidence = evidence,
            IsMandatory = mandatory,
            Thresholds = thresholds.Length > 0 ? thresholds : better == Better.Higher ? [10, 20, 30] : [30, 20, 10],
            Basis = ThresholdBasis.Proposal,
            Source = new("Proposition.", "Proposal."),
        };

    /// <param name="ago">How long before <see cref="At"/>; none by default.</param>
    public static Observation Observed(string criterion, decimal value, EvidenceKind evidence = EvidenceKind.Declared, TimeSpan ago = default, int days = 0) =>
        new() { Criterion = criterion, Value = value, Evidence = evidence, ObservedAt = At - ago, Days = days };
}
