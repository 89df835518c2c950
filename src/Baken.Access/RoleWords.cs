using Baken.Kernel;
using static Baken.Kernel.Language;

namespace Baken.Access;

/// <summary>The words for roles, as they stand on the screen, in commands and in the addresses of demo accounts.</summary>
public static class RoleWords
{
    public static string Label(this Role role) =>
        role switch
        {
            Role.Reporter => Say("Melder", "Reporter"),
            Role.Coordinator => Say("Coördinator", "Coordinator"),
            Role.Analyst => Say("Informatieanalist", "Analyst"),
            Role.PrivacyOfficer => Say("Privacyfunctionaris", "Privacy officer"),
            Role.CaseLead => Say("Casusregisseur", "Case lead"),
            Role.Handler => Say("Behandelaar", "Handler"),
            Role.Partner => Say("Partner", "Partner"),
            Role.Executive => Say("Bestuurder", "Executive"),
            Role.Communications => Say("Communicatieadviseur", "Communications adviser"),
            Role.AreaManager => Say("Gebiedsmanager", "Area manager"),
            Role.SectorManager => Say("Branchemanager", "Sector manager"),
            Role.ResilienceOfficer => Say("Veiligheid en integriteit", "Safety and integrity"),
            Role.Auditor => Say("Auditor", "Auditor"),
            Role.Administrator => Say("Beheerder", "Administrator"),
        };

    /// <summary>The Dutch word in commands and addresses: no capitals, no marks.</summary>
    public static string Word(this Role role) =>
        role switch
        {
            Role.Reporter => "melder",
            Role.Coordinator => "coordinator",
            Role.Analyst => "analist",
            Role.PrivacyOfficer => "privacy",
            Role.CaseLead => "casusregisseur",
            Role.Handler => "behandelaar",
            Role.Partner => "partner",
            Role.Executive => "bestuurder",
            Role.Communications => "communicatie",
            Role.AreaManager => "gebiedsmanager",
            Role.SectorManager => "branchemanager",
            Role.ResilienceOfficer => "integriteit",
            Role.Auditor => "auditor",
            Role.Administrator => "beheerder",
        };

    /// <summary>Reads the word of a command; null for any other text.</summary>
    public static Role? Parse(string? word)
    {
        foreach (var role in Enum.GetValues<Role>())
            if (role.Word() == word?.Trim().ToLowerInvariant())
                return role;
        return null;
    }
}
