using System.Diagnostics.CodeAnalysis;

namespace Federation.Trust;

/// <summary>What came of judging something: the thing, or one refusal; never both, and never neither unless it was made by <c>default</c>.</summary>
public readonly record struct Judged<T> where T : class
{
    private Judged(T? value, TrustRefusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>Null where it was refused.</summary>
    public T? Value { get; }

    /// <summary>Null where there is a value.</summary>
    public TrustRefusal? Refusal { get; }

    /// <summary>Whether it is believed.</summary>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out TrustRefusal? refusal)
    {
        (value, refusal) = (Value, Refusal);
        return value is not null;
    }

    /// <summary>A value.</summary>
    public static implicit operator Judged<T>(T value) => new(value, null);

    /// <summary>A refusal.</summary>
    public static implicit operator Judged<T>(TrustRefusal refusal) => new(null, refusal);
}
