using System.Text.Json;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>What came back for a GraphQL request.</summary>
internal sealed record Answer(int Status, JsonElement Body, string? ContentType)
{
    public bool HasData => Body.TryGetProperty("data", out _);

    public bool HasErrors => Body.TryGetProperty("errors", out _);

    /// <summary>The data without errors.</summary>
    public JsonElement Data
    {
        get
        {
            Assert.False(HasErrors, Body.ToString());
            return Body.GetProperty("data");
        }
    }

    public JsonElement Error => Body.GetProperty("errors")[0];

    public string? Code => HasErrors ? Error.GetProperty("extensions").GetProperty("code").GetString() : null;

    public string? Message => HasErrors ? Error.GetProperty("message").GetString() : null;
}
