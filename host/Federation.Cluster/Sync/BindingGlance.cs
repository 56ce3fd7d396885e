using System.Text.Json;

namespace Federation.Cluster.Sync;

/// <summary>What a stored <see cref="Binding"/> says of a record that came again, told from its bytes: a run looks at every binding of its network, and makes something of few.</summary>
/// <param name="IsAsAccepted">True where the record is the one accepted last, and nothing of it is left to be done.</param>
/// <param name="IsClear">True where no run missed the listing, nobody withdrew it and it is not removed.</param>
internal readonly record struct BindingGlance(bool IsAsAccepted, bool IsClear)
{
    /// <param name="body">A binding as <see cref="Json.ClusterJson"/> writes it.</param>
    /// <param name="rawHash">The record's, see <see cref="RawHash"/>.</param>
    /// <exception cref="JsonException">The row is no JSON.</exception>
    public static BindingGlance Of(ReadOnlySpan<byte> body, string rawHash)
    {
        bool isSame = false, isOpen = false, isClear = true;
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("rawHash"u8)) isSame = reader.Read() && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(rawHash);
            else if (reader.ValueTextEquals("stale"u8) || reader.ValueTextEquals("pending"u8)) isOpen |= !reader.Read() || reader.TokenType != JsonTokenType.False;
            else if (reader.ValueTextEquals("missedRuns"u8)) isClear &= reader.Read() && reader.TokenType == JsonTokenType.Number && reader.GetInt32() == 0;
            else if (reader.ValueTextEquals("withdrawnAt"u8) || reader.ValueTextEquals("removedAt"u8)) isClear &= reader.Read() && reader.TokenType == JsonTokenType.Null;
            else reader.Skip();
        }

        return new BindingGlance(isSame && !isOpen, isClear);
    }
}
