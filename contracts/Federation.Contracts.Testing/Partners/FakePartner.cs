namespace Federation.Contracts.Testing;

/// <summary>A partner by script: answers by address, and one rule for the rest. Thread safe once it is scripted.</summary>
public sealed class FakePartner : IPartner
{
    private readonly Lock _turn = new();
    private readonly Dictionary<string, Queue<PartnerAnswer>> _answers = new(StringComparer.Ordinal);
    private readonly List<PartnerRequest> _requests = [];
    private Func<PartnerRequest, PartnerAnswer> _otherwise = _ => PartnerAnswer.Error(404);

    /// <summary>What was asked so far, in order.</summary>
    public IReadOnlyList<PartnerRequest> Requests
    {
        get
        {
            lock (_turn) return [.. _requests];
        }
    }

    /// <summary>Answers to one address, whole and with its query: one after another, and the last one for ever.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public FakePartner On(string address, params IReadOnlyList<PartnerAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (answers.Count == 0) throw new ArgumentException("An address has at least one answer.", nameof(answers));
        lock (_turn) _answers[address] = new Queue<PartnerAnswer>(answers);
        return this;
    }

    /// <summary>What is answered where no address fits; 404 by default. It may look at the query, and change from page to page.</summary>
    public FakePartner Otherwise(Func<PartnerRequest, PartnerAnswer> answer)
    {
        _otherwise = answer;
        return this;
    }

    public PartnerAnswer Answer(PartnerRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        lock (_turn)
        {
            _requests.Add(request);
            if (!_answers.TryGetValue(request.Address, out var answers)) return _otherwise(request);
            return answers.Count > 1 ? answers.Dequeue() : answers.Peek();
        }
    }
}
